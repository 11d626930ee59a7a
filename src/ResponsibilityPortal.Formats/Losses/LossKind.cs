using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Losses;

/// <summary>Something that a format can't carry, or that an export had to decide because the matrix doesn't record it.</summary>
/// <param name="Code">The fixed word for programs. Codes never change their meaning.</param>
/// <param name="Sentence">What is lost, for people.</param>
public sealed record LossKind(string Code, string Sentence)
{
    /// <summary>A filter hides rows or columns. Addresses: the rows and cells left out.</summary>
    public static LossKind Filtered { get; } = new("filtered", "This is an extract: a filter leaves out rows or columns.");

    /// <summary>The terms of the target don't fit a hosting model. Addresses: hosting models.</summary>
    public static LossKind Viewpoint { get; } =
        new("viewpoint", "In these hosting models the customer runs the software, so the provider's terms of this format fit badly.");

    /// <summary>Several parties share a cell, and the target has no field for the accountable one. Addresses: cells.</summary>
    public static LossKind AccountableNotCarried { get; } =
        new("accountable-not-carried", "Which of the sharing parties is accountable is only in the text, or missing.");

    /// <summary>Parties share the accountability of a cell. Addresses: cells.</summary>
    public static LossKind JointNotCarried { get; } =
        new("joint-not-carried", "That several parties share the accountability is only in the text, or missing.");

    /// <summary>A cell is not applicable. Addresses: cells.</summary>
    public static LossKind NotApplicableNotCarried { get; } =
        new("not-applicable-not-carried", "That a duty is not applicable, and why, is only in the text, or missing.");

    /// <summary>The third party does work, and the target names only provider and customer. Addresses: cells.</summary>
    public static LossKind ThirdPartyNotCarried { get; } =
        new("third-party-not-carried", "The part of a third party is only in the text, or missing.");

    /// <summary>Addresses: cells with notes of parties.</summary>
    public static LossKind NoteNotCarried { get; } = new("note-not-carried", "What each party does has no place, or only in part.");

    /// <summary>Addresses: cells with a basis.</summary>
    public static LossKind BasisNotCarried { get; } = new("basis-not-carried", "What an assignment rests on has no place.");

    /// <summary>Addresses: cells that say how the customer does its part.</summary>
    public static LossKind CustomerPartNotCarried { get; } =
        new("customer-part-not-carried", "Whether the customer configures or provides has no place.");

    /// <summary>Addresses: cells that say how parties share the work.</summary>
    public static LossKind SharingNotCarried { get; } =
        new("sharing-not-carried", "Whether parties share independently or dependently has no place.");

    /// <summary>Addresses: rows and cells that cite sources.</summary>
    public static LossKind SourceNotCarried { get; } = new("source-not-carried", "Sources have no place.");

    /// <summary>Addresses: rows with a description, a note, keywords, related rows or review dates.</summary>
    public static LossKind RowTextNotCarried { get; } =
        new("row-text-not-carried", "Descriptions, notes, keywords, related rows or review dates of rows have no place.");

    /// <summary>Addresses: names of properties in the exchange format, such as <c>guidance</c>.</summary>
    public static LossKind StructureNotCarried { get; } =
        new(
            "structure-not-carried",
            "Texts about the matrix, its parties, columns, frameworks and sources have no place, or only in part."
        );

    /// <summary>The target has the controls of one framework. Addresses: rows that map to controls of others.</summary>
    public static LossKind MappingNotCarried { get; } =
        new("mapping-not-carried", "Identifiers of other frameworks have no place.");

    /// <summary>Rows without an identifier of the framework. Addresses: rows.</summary>
    public static LossKind RowUnmapped { get; } =
        new("row-unmapped", "Rows without an identifier of this framework are left out.");

    /// <summary>Addresses: controls.</summary>
    public static LossKind TargetUnmapped { get; } =
        new("target-unmapped", "Controls that no row maps to stay blank.");

    /// <summary>Addresses: controls that more than one row maps to.</summary>
    public static LossKind RowsMerged { get; } = new("rows-merged", "Several rows share one control. Their parties are combined.");

    /// <summary>Addresses: controls.</summary>
    public static LossKind TargetFiner { get; } =
        new("target-finer", "The target asks about parts of these controls. One entry answers all parts.");

    /// <summary>The matrix doesn't say whether the customer configures or provides. Addresses: cells.</summary>
    public static LossKind OriginationGuessed { get; } =
        new("origination-guessed", "Whether the customer configures or provides is not recorded. “Provided” was written.");

    /// <summary>Addresses: controls.</summary>
    public static LossKind StatusUnknown { get; } =
        new("status-unknown", "A matrix doesn't say what is implemented. The fields for it are blank.");

    /// <summary>A text is longer than a field can hold. Addresses: rows, or controls in a hosting model.</summary>
    public static LossKind TextCut { get; } = new("text-cut", "A text was shortened at the limit of a field.");

    /// <summary>Every kind, in the order of reports.</summary>
    public static ValueList<LossKind> All { get; } =
    [
        Filtered,
        Viewpoint,
        AccountableNotCarried,
        JointNotCarried,
        NotApplicableNotCarried,
        ThirdPartyNotCarried,
        NoteNotCarried,
        BasisNotCarried,
        CustomerPartNotCarried,
        SharingNotCarried,
        SourceNotCarried,
        RowTextNotCarried,
        StructureNotCarried,
        MappingNotCarried,
        RowUnmapped,
        TargetUnmapped,
        RowsMerged,
        TargetFiner,
        OriginationGuessed,
        StatusUnknown,
        TextCut,
    ];
}
