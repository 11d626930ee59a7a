using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>What a matrix says about itself.</summary>
public sealed record MatrixTexts(string Title, string Issuer, Standing Standing, string Summary)
{
    public string? Guidance { get; init; }

    public string? Contact { get; init; }

    public string? Disclaimer { get; init; }

    public string? FrameworkNote { get; init; }

    public static MatrixTexts Of(Matrix matrix) => new(matrix.Title, matrix.Issuer, matrix.Standing, matrix.Summary)
    {
        Guidance = matrix.Guidance,
        Contact = matrix.Contact,
        Disclaimer = matrix.Disclaimer,
        FrameworkNote = matrix.FrameworkNote,
    };

    /// <summary>The matrix with these texts.</summary>
    internal Matrix On(Matrix matrix) => matrix with
    {
        Title = Title,
        Issuer = Issuer,
        Standing = Standing,
        Summary = Summary,
        Guidance = Guidance,
        Contact = Contact,
        Disclaimer = Disclaimer,
        FrameworkNote = FrameworkNote,
    };
}
