namespace ResponsibilityPortal.Web.Mcp;

/// <summary>Descriptions that several tools share, for assistants.</summary>
internal static class ToolTexts
{
    public const string Matrix =
        "The short name (slug) of the matrix, as list_matrices returns it. Omit it if the portal has one matrix only.";

    public const string Deployment =
        "The short name (slug) of what the reader runs, as list_matrices returns it. Omit it for all columns.";

    public const string Instructions =
        "This portal says who is responsible for each security duty of a product: the vendor, the cloud provider or the customer. Answers "
        + "come from published versions only and nothing can be changed. Begin with list_matrices if you don't know the matrix or what the "
        + "reader runs. Cite the address of each responsibility that you use: it names the version and never changes. If the confidence is "
        + "check or no-match, say so and name the contact of the matrix instead of guessing.";
}
