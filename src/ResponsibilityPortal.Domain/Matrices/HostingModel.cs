namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>A column: where the product runs, and which parties are present there.</summary>
public sealed record HostingModel
{
    public const int NameMaxLength = 40;
    public const int LabelMaxLength = 200;
    public const int DefinitionMaxLength = 2_000;
    public const int BasisNoteMaxLength = 1_000;
    public const int NoteMaxLength = 1_000;
    public const int ProductMaxLength = 200;
    public const int ProductsMaxCount = 20;
    public const int AliasMaxLength = 80;
    public const int AliasesMaxCount = 20;

    public required string Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>The model in the reader's words, on one line.</summary>
    public string? Label { get; init; }

    public string? Definition { get; init; }

    public ValueList<string> Products { get; init; } = [];

    /// <summary>The slugs of the parties that exist in this model, in the order of the matrix's parties.</summary>
    public required ValueList<string> Parties { get; init; }

    public Basis? Basis { get; init; }

    public string? BasisNote { get; init; }

    /// <summary>What a reader must know about the whole column, shown with it as a footnote.</summary>
    public string? Note { get; init; }

    /// <summary>Other and former names that readers search for.</summary>
    public ValueList<string> Aliases { get; init; } = [];
}
