using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>The texts and settings of a matrix about itself.</summary>
public sealed record MatrixTexts(string Title, string Issuer, Standing Standing, string Summary)
{
    public string? Guidance { get; init; }

    public string? Contact { get; init; }

    public string? Disclaimer { get; init; }

    public string? FrameworkNote { get; init; }

    /// <summary>The language of the content, as a tag of BCP 47.</summary>
    public string Language { get; init; } = LanguageTag.Default;

    /// <summary>What the columns are called.</summary>
    public ColumnKind ColumnKind { get; init; } = ColumnKind.Default;

    /// <summary>Whether several parties can share accountability in a cell.</summary>
    public bool AllowsJointAccountability { get; init; }

    public static MatrixTexts Of(Matrix matrix) =>
        new(matrix.Title, matrix.Issuer, matrix.Standing, matrix.Summary)
        {
            Guidance = matrix.Guidance,
            Contact = matrix.Contact,
            Disclaimer = matrix.Disclaimer,
            FrameworkNote = matrix.FrameworkNote,
            Language = matrix.Language,
            ColumnKind = matrix.ColumnKind,
            AllowsJointAccountability = matrix.AllowsJointAccountability,
        };

    /// <summary>Returns the matrix with these texts.</summary>
    internal Matrix On(Matrix matrix) =>
        matrix with
        {
            Title = Title,
            Issuer = Issuer,
            Standing = Standing,
            Summary = Summary,
            Guidance = Guidance,
            Contact = Contact,
            Disclaimer = Disclaimer,
            FrameworkNote = FrameworkNote,
            Language = Language,
            ColumnKind = ColumnKind,
            AllowsJointAccountability = AllowsJointAccountability,
        };
}
