namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>An organisation that can own a duty: a cloud provider, a vendor, a customer.</summary>
/// <param name="Slug">The short name in the format and in addresses.</param>
/// <param name="Letter">One of A-Z and 0-9, unique in the matrix. Shown next to the name, or instead of it where space is short.</param>
public sealed record Party(string Slug, string Letter, string Name)
{
    public const int NameMaxLength = 80;
    public const int DescriptionMaxLength = 1_000;
    public const int ExampleMaxLength = 80;
    public const int ExamplesMaxCount = 20;

    /// <summary>The pattern of <see cref="Letter"/>, in the syntax that .NET and JSON Schema share.</summary>
    public const string LetterPattern = "^[A-Z0-9]$";

    /// <summary>The slug of the reader's party: "yours" means "the customer's". A convention of the exchange format.</summary>
    public const string ReaderSlug = "customer";

    public string? Description { get; init; }

    public ValueList<string> Examples { get; init; } = [];
}
