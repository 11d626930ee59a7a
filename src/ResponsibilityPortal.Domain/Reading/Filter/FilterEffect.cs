namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>What a filter changes.</summary>
public enum FilterEffect
{
    /// <summary>Which rows or columns are shown.</summary>
    Selection,

    /// <summary>The order of the rows.</summary>
    Order,

    /// <summary>The form in which the same selection is shown.</summary>
    Form,
}
