namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>A document that supports a claim.</summary>
/// <param name="Url">An absolute http or https address. The portal links to it and never fetches it.</param>
/// <param name="Kind">The kind, as a slug: <c>vendor-docs</c>, <c>contract</c>, <c>comparable</c>, <c>picture</c> ...</param>
public sealed record Source(string Slug, string Title, string Url, string Kind)
{
    public const int TitleMaxLength = 200;
    public const int UrlMaxLength = 2_000;

    /// <summary>The pattern of <see cref="Url"/>, in the syntax that .NET and JSON Schema share.</summary>
    public const string UrlPattern = "^https?://[^\\s\\\\]+$";

    /// <summary>The day on which someone last opened the source and found the claim there.</summary>
    public DateOnly? CheckedOn { get; init; }
}
