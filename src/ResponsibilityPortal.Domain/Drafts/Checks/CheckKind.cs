namespace ResponsibilityPortal.Domain.Drafts.Checks;

/// <summary>The kinds of findings in a draft. Only the first one prevents publication.</summary>
public enum CheckKind
{
    /// <summary>A cell is not yet assessed.</summary>
    NotAssessed,

    /// <summary>Parties share a duty, and no note says what each does.</summary>
    SharedWithoutNote,

    /// <summary>There is a note for a party that has no part in the cell.</summary>
    NoteWithoutPart,

    /// <summary>Neither a row nor one of its cells names a source.</summary>
    WithoutSource,

    /// <summary>A row has no control mapping, in a matrix that has frameworks.</summary>
    WithoutMapping,

    /// <summary>A row is the same in every hosting model.</summary>
    SameEverywhere,

    /// <summary>The review date of a row has been reached.</summary>
    ReviewDue,

    /// <summary>A source was never checked.</summary>
    SourceNeverChecked,

    /// <summary>The last check of a source is more than a year ago.</summary>
    SourceNotChecked,

    /// <summary>A term is in more than one group of synonyms, which may be meant as one group.</summary>
    SynonymInSeveralGroups,

    /// <summary>A group of synonyms has only one term, so it has no effect.</summary>
    SynonymAlone,

    /// <summary>A text, or the name of a user, contains a character that the PDF can show only as its number.</summary>
    NotPrintable,
}
