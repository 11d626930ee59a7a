namespace ResponsibilityPortal.Formats.Importing;

/// <summary>What a text in a column of marks says about the party of the column.</summary>
public enum MarkMeaning
{
    /// <summary>The party takes part. Alone in the cell, it is accountable.</summary>
    Marked,

    Accountable,

    Contributing,

    /// <summary>The party is not involved.</summary>
    NotInvolved,

    /// <summary>The duty is not applicable.</summary>
    NotApplicable,
}
