using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>
/// Publishes the first content of a portal in the same way as editors do: the built-in matrix at the first start, and the file that the
/// operator names. Existing content is not changed.
/// </summary>
/// <remarks>
/// If a second approver is required and the portal has users, the content becomes a draft, which the users review and publish.
/// </remarks>
public sealed partial class StartupImport(
    MatrixPublisher publisher,
    ImportedDrafts imported,
    PublishedMatrices published,
    IMatrixImport import,
    IOptions<PortalOptions> options,
    IHostEnvironment environment,
    ILogger<StartupImport> logger
)
{
    private const string BuiltInResource = "built-in.json";

    /// <exception cref="StartRefusedException">The file named by the operator can't be published.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Seed == PortalOptions.SeedBuiltIn)
        {
            await ImportBuiltInAsync(cancellationToken);
        }

        if (options.Value.Import is { Length: > 0 } file)
        {
            await ImportFileAsync(Path.Combine(environment.ContentRootPath, file), cancellationToken);
        }
    }

    private async Task ImportBuiltInAsync(CancellationToken cancellationToken)
    {
        await using var resource = typeof(StartupImport).Assembly.GetManifestResourceStream(BuiltInResource)!;
        var builtIn = await ReadAsync(resource, "The built-in matrix", cancellationToken);
        if (published.Find(builtIn.Slug) is null)
        {
            await ImportAsync(
                builtIn,
                "Built-in matrix, imported at first start.",
                "built-in matrix",
                "The built-in matrix",
                cancellationToken
            );
        }
        else if (await imported.OfferBuiltInAsync(builtIn, NewChange("A newer release brings another built-in matrix."), cancellationToken))
        {
            LogOffered(builtIn.Slug);
        }
    }

    private async Task ImportFileAsync(string file, CancellationToken cancellationToken)
    {
        var name = $"The file '{file}' ({PortalOptions.Section}:{nameof(PortalOptions.Import)})";
        var matrix = await ReadFileAsync(file, name, cancellationToken);
        if (published.Find(matrix.Slug) is null)
        {
            await ImportAsync(matrix, $"Imported at start from {Path.GetFileName(file)}.", "file", name, cancellationToken);
        }
        else
        {
            LogPresent(matrix.Slug, file);
        }
    }

    private async Task ImportAsync(Matrix matrix, string message, string source, string name, CancellationToken cancellationToken)
    {
        var outcome = await publisher.PublishAsync(new PublishMatrix(matrix, BasedOn: 0, message), NewChange(message), cancellationToken);
        switch (outcome)
        {
            case PublishOutcome.Published(var version, _):
                LogImported(matrix.Slug, version.Number, version.ContentHash);
                WarnOfUnprintable(matrix);
                break;
            case PublishOutcome.OwnEdits:
                await imported.ImportAsync(matrix, source, NewChange(message), cancellationToken);
                LogDrafted(matrix.Slug, name);
                break;
            case PublishOutcome.Incomplete(var gaps):
                throw new StartRefusedException(
                    $"{name} can't be published: these cells are not yet assessed.",
                    [.. gaps.Select(gap => $"{gap.Responsibility} in {gap.HostingModel}")]
                );
        }
    }

    private void WarnOfUnprintable(Matrix matrix)
    {
        foreach (var text in PlacedTexts.Of(matrix))
        {
            if (PdfCharacters.MissingIn(text.Text) is { Count: > 0 } missing)
            {
                LogUnprintable(matrix.Slug, text.Where, string.Join(", ", missing.Select(rune => VisibleText.Number(rune.Value))));
            }
        }
    }

    private async Task<Matrix> ReadFileAsync(string file, string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            return stream.Length > import.FileMaxBytes
                ? throw new StartRefusedException($"{name} is larger than {import.FileMaxBytes / (1024 * 1024)} MiB.")
                : await ReadAsync(stream, name, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{name} can't be read: {exception.Message}");
        }
    }

    private async Task<Matrix> ReadAsync(Stream document, string name, CancellationToken cancellationToken) =>
        await import.ReadAsync(document, cancellationToken) switch
        {
            MatrixReadOutcome.Accepted(var matrix) => matrix,
            MatrixReadOutcome.Refused(var problems) => throw new StartRefusedException(
                $"{name} is not a valid matrix:",
                [.. ProblemGroup.Of(problems).Select(group => group.ToString())]
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Change NewChange(string reason) => new(Actor.Import, Guid.CreateVersion7(), reason);

    [LoggerMessage(LogLevel.Information, "Matrix {Matrix} was imported and published as version {Version} (content hash {ContentHash}).")]
    private partial void LogImported(string matrix, int version, string contentHash);

    [LoggerMessage(LogLevel.Warning, "In matrix {Matrix}, {Where} contains {Characters}, which the PDF can show only as numbers.")]
    private partial void LogUnprintable(string matrix, string where, string characters);

    [LoggerMessage(
        LogLevel.Information,
        "{Source} was stored as the draft of matrix {Matrix}. A second approver is required, so an approver has to review and publish it."
    )]
    private partial void LogDrafted(string matrix, string source);

    [LoggerMessage(
        LogLevel.Information,
        "This release brings a newer built-in matrix {Matrix}. It is stored as a draft and not published."
    )]
    private partial void LogOffered(string matrix);

    [LoggerMessage(LogLevel.Information, "Matrix {Matrix} exists already; {File} was not imported.")]
    private partial void LogPresent(string matrix, string file);
}
