namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>
/// A group of rows, in the sense of CSA's "control domain": network controls, data classification, identity and access management.
/// </summary>
public sealed record ControlDomain(string Slug, string Name, ValueList<Responsibility> Responsibilities)
{
    public const int NameMaxLength = 100;
    public const int DescriptionMaxLength = 1_000;

    public string? Description { get; init; }
}
