namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>What readers say they run. It includes one or more hosting models. Where these agree, the reader gets one answer.</summary>
/// <param name="HostingModels">Slugs, in the order of the matrix's hosting models; at least one.</param>
public sealed record Deployment(string Slug, string Name, ValueList<string> HostingModels)
{
    public const int NameMaxLength = 100;
    public const int NoteMaxLength = 1_000;

    public string? Note { get; init; }
}
