namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>One sentence of the prose that the matrix stands for, and the rows that spell it out.</summary>
/// <param name="Responsibilities">Slugs of rows; at least one.</param>
public sealed record Statement(string Slug, string Text, ValueList<string> Responsibilities)
{
    public const int TextMaxLength = 1_000;
    public const int ResponsibilitiesMaxCount = 200;
}
