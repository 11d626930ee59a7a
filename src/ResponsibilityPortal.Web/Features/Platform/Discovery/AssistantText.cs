using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Markdown;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Platform.Discovery;

/// <summary>
/// Lists for assistants what the portal publishes and where, in the form that llmstxt.org proposes: a title, a summary, and lists of links.
/// </summary>
/// <param name="isOpen">Whether everyone can read the portal without signing in.</param>
internal sealed class AssistantText(PortalUrls urls, bool isOpen)
{
    private readonly List<string> _matrices = [];

    /// <param name="shown">The version in force.</param>
    public void Add(ShownVersion shown)
    {
        var (slug, matrix) = (shown.Slug, shown.Matrix);
        _matrices.Add(
            $"## {MarkdownText.OnOneLine(matrix.Title)}\n\n"
                + $"{MarkdownText.OnOneLine(matrix.Summary)} By {MarkdownText.OnOneLine(matrix.Issuer)} "
                + $"({Wording.Standing(matrix.Standing)}), version {shown.Version.Number}, {shown.Since}.\n\n"
                + Lines(
                    Link("Matrix", urls.Matrix(slug), $"{shown.Published.Index.Rows.Count} responsibilities, for people"),
                    Link("Content as JSON", urls.ApiMatrix(slug), DeploymentsOf(matrix)),
                    Link("This version as a file", urls.Export(slug, shown.Version.Number, ExportFormat.Json), "never changes"),
                    Link("Versions", urls.Versions(slug), "what each changed"),
                    Link("Feed", urls.Feed(slug), "new versions, as Atom")
                )
        );
    }

    public override string ToString() =>
        new StringBuilder("# Responsibility Portal\n\n")
            .Append("> Says who is responsible for each security duty of a product: the vendor, the cloud provider or the customer.\n\n")
            .Append("Answers come from published, numbered versions. Cite the address with the version number: it never changes.\n\n")
            .Append("## For programs\n\n")
            .Append(
                Lines(
                    Link("MCP", urls.Mcp, $"tools for assistants, streamable HTTP, {Access}"),
                    Link("API", urls.ApiMatrices, $"published content, {Access}"),
                    Link("Description of the API", urls.OpenApi, "OpenAPI"),
                    Link("Sitemap", urls.Sitemap, "all pages")
                )
            )
            .Append("\nEach page of a responsibility is Markdown at its address with .md at the end, and JSON with .json.\n")
            .AppendJoin("", _matrices.Select(matrix => $"\n{matrix}"))
            .ToString();

    private string Access => isOpen ? "no token" : "for signed-in users only";

    private static string DeploymentsOf(Matrix matrix) =>
        matrix.Deployments.Count == 0
            ? "with the answers in words"
            : $"add ?deployment= with {string.Join(", ", matrix.Deployments.Select(deployment => deployment.Slug))}";

    private static string Lines(params IEnumerable<string> links) => string.Concat(links.Select(link => $"- {link}\n"));

    private string Link(string text, string address, string about) => $"{MarkdownText.Link(text, urls.Absolute(address))}: {about}";
}
