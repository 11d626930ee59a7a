using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>What an imported table becomes. The set is closed.</summary>
public abstract record ImportTarget
{
    private ImportTarget() { }

    /// <summary>A new matrix whose parties and hosting models come from the table.</summary>
    public sealed record NewMatrix(string Slug, string Title, string Issuer, Standing Standing, string Summary) : ImportTarget;

    /// <summary>
    /// A draft. Rows of the same title get the cells of the table; other rows are added; no row is removed. A cell that the table calls not
    /// applicable loses its parties and notes.
    /// </summary>
    public sealed record Draft(Matrix Content) : ImportTarget;
}
