namespace ResponsibilityPortal.Formats.Importing;

/// <summary>Where the domains of an imported table come from.</summary>
public enum DomainSource
{
    /// <summary>All rows belong to one domain.</summary>
    One,

    /// <summary>A column names the domain of each row. An empty cell means the domain of the row above.</summary>
    Column,

    /// <summary>Rows with only a title begin a domain.</summary>
    TitleRows,

    /// <summary>The beginning of the identifiers: AC for AC-2.</summary>
    Identifiers,
}
