using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Web.Features.Readers.Exporting;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Writes a published version as a file, with the bytes that its address has.</summary>
internal static class ExportCommand
{
    /// <summary>Standard output, as the name of a file.</summary>
    private const string StandardOutput = "-";

    /// <param name="matrix">Slug.</param>
    /// <param name="number">The number of the version; null for the version in force.</param>
    /// <param name="query">The filters and options, by their names in addresses.</param>
    /// <param name="target">The file to write; null for the file name of the download, in the current directory.</param>
    /// <param name="settings">Settings as command-line arguments.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        string matrix,
        string key,
        int? number,
        Dictionary<string, StringValues> query,
        string? target,
        string[] settings,
        CancellationToken cancellationToken
    ) =>
        EvidenceExit.OfAsync(
            "Nothing was exported.",
            async () =>
            {
                if (ExportFormat.Find(key) is not { } format)
                {
                    throw new IOException($"'{key}' isn't a format. Use {FormatKeys}.");
                }

                await using var matrices = await ReadOnlyMatrices.OpenAsync(settings, cancellationToken);
                var shown = await matrices.FindAsync(matrix, number);
                var source = new ExportSource(shown.Published, shown.Versions, new QueryCollection(query));
                var export = matrices.Service<IEnumerable<IMatrixExport>>().First(known => known.Format == format);
                return await export.PrepareAsync(source) switch
                {
                    PreparedExport.Refused(var answer) => await RefuseAsync(answer),
                    PreparedExport.Ready ready => await ready.MakeAsync(ContextOf(matrices, cancellationToken)) switch
                    {
                        MadeExport.Refused(var answer) => await RefuseAsync(answer),
                        MadeExport.File(var bytes) => await WriteAsync(
                            target ?? ready.FileName,
                            (output, token) => output.WriteAsync(bytes, token).AsTask(),
                            cancellationToken
                        ),
                        MadeExport.Streamed(var writeAsync) => await WriteAsync(target ?? ready.FileName, writeAsync, cancellationToken),
                        _ => throw new System.Diagnostics.UnreachableException(),
                    },
                    _ => throw new System.Diagnostics.UnreachableException(),
                };
            }
        );

    /// <summary>The keys of all formats, for help and refusals.</summary>
    public static string FormatKeys => string.Join(", ", ExportFormat.All.Select(format => format.Key));

    /// <summary>Returns the request that the command stands for. It counts as one from this machine.</summary>
    private static DefaultHttpContext ContextOf(ReadOnlyMatrices matrices, CancellationToken cancellationToken)
    {
        var context = new DefaultHttpContext
        {
            RequestServices = matrices.Service<IServiceProvider>(),
            RequestAborted = cancellationToken,
        };
        context.Features.Set<IHttpConnectionFeature>(
            new HttpConnectionFeature { RemoteIpAddress = System.Net.IPAddress.Loopback, ConnectionId = nameof(ExportCommand) }
        );
        return context;
    }

    private static async Task<int> RefuseAsync(PageContent answer)
    {
        var message = answer is PageContent.Page page ? page.Parameters[nameof(MessagePage.Message)] as string : null;
        await PortalConsole.WriteErrorAsync("Nothing was exported.", message ?? "The export was refused.");
        return EvidenceExit.Broken;
    }

    /// <summary>Writes a file that gets its name when it is complete. Never overwrites a file.</summary>
    private static async Task<int> WriteAsync(
        string target,
        Func<Stream, CancellationToken, Task> writeAsync,
        CancellationToken cancellationToken
    )
    {
        if (target == StandardOutput)
        {
            await using var output = Console.OpenStandardOutput();
            await writeAsync(output, cancellationToken);
            return EvidenceExit.Good;
        }

        if (File.Exists(target) || Directory.Exists(target))
        {
            throw new IOException($"'{target}' exists already. Choose another name with --output, or remove it first.");
        }

        // Another export may write the same file, and its beginnings are not ours to remove.
        var unfinished = $"{target}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var output = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                await writeAsync(output, cancellationToken);
            }

            File.Move(unfinished, target);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        await PortalConsole.WriteAsync($"Written: {target}");
        return EvidenceExit.Good;
    }
}
