namespace ResponsibilityPortal.Domain.Drafts.Checks;

/// <summary>What a check of a draft can find. Only the first keeps a draft from being published.</summary>
public enum CheckKind
{
    /// <summary>A cell has no accountable party.</summary>
    NotAssessed,

    /// <summary>Parties share a duty, and nothing says what each does.</summary>
    SharedWithoutNote,

    /// <summary>A note says what a party does that has no part in the cell.</summary>
    NoteWithoutPart,

    /// <summary>A row names no source.</summary>
    WithoutSource,

    /// <summary>A row is mapped to no control, in a matrix that has frameworks.</summary>
    WithoutMapping,

    /// <summary>A row says the same in every hosting model, so that it does not tell them apart.</summary>
    SameEverywhere,

    /// <summary>The day has come on which a row was to be looked at again.</summary>
    ReviewDue,

    /// <summary>A source has no date of a check.</summary>
    SourceNeverChecked,

    /// <summary>The last check of a source is more than a year ago.</summary>
    SourceNotChecked,

    /// <summary>A text, or the name of whoever looks, holds a character that the PDF can show only as its number.</summary>
    NotPrintable,
}
