using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Exporting;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>A format is added in one place: the list. All other code uses the list.</summary>
public sealed partial class ExportFormatTests(SeededPortal seeded)
{
    private const string Version = "/matrices/yugabytedb/versions/1";

    public static TheoryData<string> Keys => [.. ExportFormat.All.Select(format => format.Key)];

    [Fact]
    public void EveryFormat_HasOneExport() =>
        Assert.Equal(
            ExportFormat.All.Select(format => format.Key).Order(StringComparer.Ordinal),
            seeded.Host.Services.GetServices<IMatrixExport>().Select(export => export.Format.Key).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void EveryFormat_IsDescribedInTheReference()
    {
        var rows = Repository
            .Document("reference/exports.md")
            .Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split('|').Select(cell => cell.Trim()).ToArray());
        Assert.Equal(
            ExportFormat.All.Select(format =>
                (
                    $"`{format.Key}`",
                    $"`{format.MediaType.Split(';')[0]}`",
                    format.HeedsFilter ? "yes" : "no",
                    format.HeedsView ? "yes" : "no"
                )
            ),
            rows.Select(cells => (cells[0], cells[2], cells[3], cells[4]))
        );
    }

    [Fact]
    public void Sources_OutsideTheList_SpellNoFormat()
    {
        var files = Directory
            .GetFiles(Repository.Source, "*", SearchOption.AllDirectories)
            .Where(file =>
                Path.GetExtension(file) is ".cs" or ".razor"
                && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            )
            // The audit log has its own files, which aren't exports of a version.
            .Where(file => Path.GetFileName(file) is not "ExportFormat.cs" && !file.Contains("Auditing", StringComparison.Ordinal))
            .ToList();
        Assert.True(files.Count > 500);
        Assert.DoesNotContain(files, file => Spelled().IsMatch(File.ReadAllText(file)));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task EveryFormat_IsServedWithItsMediaTypeAndNameAndRedirectedTo(string key)
    {
        var format = ExportFormat.Find(key)!;
        using var file = await seeded.Host.GetAsync($"{Version}/export.{key}");
        Assert.Equal(
            (HttpStatusCode.OK, format.MediaType),
            (file.StatusCode, file.Content.Headers.ContentType?.ToString())
        );
        Assert.Matches(
            $@"^yugabytedb-v1-\d{{4}}-\d{{2}}-\d{{2}}\.{Regex.Escape(key)}$",
            file.Content.Headers.ContentDisposition?.FileName
        );
        using var known = await seeded.Host.GetAsync($"{Version}/export.{key}", ("If-None-Match", file.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        using var current = await seeded.Host.GetAsync($"/matrices/yugabytedb/export.{key}");
        Assert.Equal($"{Version}/export.{key}", current.Headers.Location?.OriginalString);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task EveryFormat_IsLinkedFromThePagesOfAVersion(string key)
    {
        Assert.Contains($"{Version}/export.{key}\"", await seeded.Host.ReadAsync("/matrices/yugabytedb"), StringComparison.Ordinal);
        Assert.Contains(
            $"{Version}/export.{key}\"",
            await seeded.Host.ReadAsync("/matrices/yugabytedb/versions"),
            StringComparison.Ordinal
        );
        var filtered = await seeded.Host.ReadAsync("/matrices/yugabytedb?deployment=aeon&view=checklist");
        var address = QueryHelpers.ParseQuery(
            new Uri(
                filtered.Split('"').FirstOrDefault(text => text.StartsWith($"{Version}/export.{key}", StringComparison.Ordinal)) is { } link
                    ? $"http://localhost{WebUtility.HtmlDecode(link)}"
                    : "http://localhost/"
            ).Query
        );
        var format = ExportFormat.Find(key)!;
        Assert.Equal((format.HeedsFilter, format.HeedsView), (address.ContainsKey("deployment"), address.ContainsKey("view")));
    }

    /// <summary>A file is written while it is sent. The page cache is for pages only.</summary>
    [Theory]
    [MemberData(nameof(Keys))]
    public async Task File_OfEachFormat_IsNeverCached(string key)
    {
        await using var host = PortalHost.Start(("Portal:Seed", "none"), ("Pdf:Signing", "off"));
        await host.PublishAsync(
            Given.Matrix() with
            {
                Frameworks =
                [
                    .. Given.Matrix().Frameworks,
                    new Framework("ccm", "Cloud Controls Matrix", "4.0"),
                    new Framework("nist", "NIST SP 800-53", "Rev. 5"),
                ],
            }
        );
        await host.ReadAsync("/matrices/sample/versions");
        var kept = host.Services.GetRequiredService<PageCache>().Count;
        Assert.NotEqual(0, kept);
        foreach (var query in new[] { "", "?model=saas", "?q=keys" })
        {
            using var file = await host.GetAsync($"/matrices/sample/versions/1/export.{key}{query}");
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        }

        Assert.Equal(kept, host.Services.GetRequiredService<PageCache>().Count);
    }

    [GeneratedRegex(
        "\"(pdf|csv|json|oscal\\.json|caiq\\.xlsx|crm\\.xlsx)\"|export\\.(pdf|csv|json|oscal|caiq|crm|xlsx|md)\\b"
    )]
    private static partial Regex Spelled();
}
