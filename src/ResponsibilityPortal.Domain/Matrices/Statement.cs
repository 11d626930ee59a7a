namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>One sentence of the matrix's prose, and the rows that give the details.</summary>
/// <param name="Responsibilities">The slugs of rows; at least one.</param>
public sealed record Statement(string Slug, string Text, ValueList<string> Responsibilities)
{
    public const int TextMaxLength = 1_000;
    public const int ResponsibilitiesMaxCount = 200;
}
