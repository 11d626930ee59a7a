namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>Where a claim can be read.</summary>
/// <param name="Url">An absolute http or https address. The portal links to it and never fetches it.</param>
/// <param name="Kind">What it is, as a slug: <c>vendor-docs</c>, <c>contract</c>, <c>comparable</c>, <c>picture</c> ...</param>
public sealed record Source(string Slug, string Title, string Url, string Kind)
{
    public const int TitleMaxLength = 200;
    public const int UrlMaxLength = 2_000;

    /// <summary>The pattern of <see cref="Url"/>, in the dialect that .NET and JSON Schema share.</summary>
    public const string UrlPattern = "^https?://[^\\s\\\\]+$";

    /// <summary>The day somebody last opened it and found the claim there.</summary>
    public DateOnly? CheckedOn { get; init; }
}
