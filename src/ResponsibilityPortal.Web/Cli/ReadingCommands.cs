using System.CommandLine;
using Microsoft.Extensions.Primitives;
using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>The commands that read published content: for people at a terminal, for scripts and for assistants.</summary>
internal static class ReadingCommands
{
    public static Command Search()
    {
        var words = new Argument<string[]>("words")
        {
            Description =
                "The question or search words. If the first word is the short name of a matrix, only that matrix is searched. Settings "
                + "can follow.",
            Arity = ArgumentArity.OneOrMore,
        };
        var (deployment, json) = (Deployment(), Json());
        var search = PortalCommandLine.WithSettings(
            "search",
            "Finds the responsibilities that a question is about, and prints who is accountable, with the address to cite. Changes nothing "
                + "and works while the portal runs. Exit codes: 0 found, 1 nothing is near, 2 could not be searched."
        );
        search.Arguments.Add(words);
        search.Options.Add(deployment);
        search.Options.Add(json);
        search.SetAction(
            (parsed, cancellationToken) =>
            {
                var (asked, settings) = SettingArguments.Divide([.. parsed.GetRequiredValue(words), .. parsed.UnmatchedTokens]);
                return SearchCommand.RunAsync(asked, parsed.GetValue(deployment), parsed.GetValue(json), settings, cancellationToken);
            }
        );
        return search;
    }

    public static Command Answer()
    {
        var file = new Argument<FileInfo>("file") { Description = "The questions: XLSX, CSV, or text with one question on each line." };
        var matrix = new Option<string?>("--matrix")
        {
            Description = "The short name of the matrix. Can be omitted if the portal has one matrix only.",
        };
        var (deployment, json) = (Deployment(), Json());
        var answer = PortalCommandLine.WithSettings(
            "answer",
            "Answers the questions of a file, each with a confidence and the address to cite. Changes nothing and works while the portal "
                + "runs. Exit codes: 0 every question has an answer, 1 a question has none, 2 could not be answered."
        );
        answer.Arguments.Add(file);
        answer.Options.Add(matrix);
        answer.Options.Add(deployment);
        answer.Options.Add(json);
        answer.SetAction(
            (parsed, cancellationToken) =>
                AnswerCommand.RunAsync(
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(matrix),
                    parsed.GetValue(deployment),
                    parsed.GetValue(json),
                    [.. parsed.UnmatchedTokens],
                    cancellationToken
                )
        );
        return answer;
    }

    public static Command Export()
    {
        var matrix = new Argument<string>("matrix") { Description = "The short name of the matrix." };
        var format = new Option<string>("--format") { Description = $"The format: {ExportCommand.FormatKeys}.", Required = true };
        var version = new Option<int?>("--version") { Description = "The number of the version. Default: the version in force." };
        var output = new Option<string?>("--output")
        {
            Description =
                "The file to write, or - for standard output. Default: the name of the download, in the current directory. Existing files "
                + "are never overwritten.",
        };
        var query = QueryOptions();
        var export = PortalCommandLine.WithSettings(
            "export",
            "Writes a published version as a file, with the filters and options of its address. Works while the portal runs. Changes "
                + "nothing, except that the time stamp of a new PDF is kept for other readers of it. Exit codes: 0 written, 1 refused, for example because a filter has an unknown value or there is no key to sign a "
                + "PDF with, 2 could not be written."
        );
        export.Arguments.Add(matrix);
        foreach (var option in query.Prepend<Option>(output).Prepend(version).Prepend(format))
        {
            export.Options.Add(option);
        }

        export.SetAction(
            (parsed, cancellationToken) =>
                ExportCommand.RunAsync(
                    parsed.GetRequiredValue(matrix),
                    parsed.GetRequiredValue(format),
                    parsed.GetValue(version),
                    query
                        .Select(option => (Name: option.Name[2..], Value: parsed.GetValue(option)))
                        .Where(chosen => chosen.Value is not null)
                        .ToDictionary(chosen => chosen.Name, chosen => new StringValues(chosen.Value), StringComparer.OrdinalIgnoreCase),
                    parsed.GetValue(output),
                    [.. parsed.UnmatchedTokens],
                    cancellationToken
                )
        );
        return export;
    }

    public static Command Import()
    {
        var file = new Argument<FileInfo>("file")
        {
            Description =
                "A workbook or CSV file that this portal exported, any other XLSX or CSV file, the exchange format, or an OSCAL catalog.",
        };
        var preview = new Option<bool>("--preview") { Description = "Shows what would change. Always needed: nothing else is done." };
        var matrix = new Option<string?>("--matrix")
        {
            Description = "The short name of the matrix to compare with. Default: the one that the file names, or a new one.",
        };
        var json = Json();
        var import = PortalCommandLine.WithSettings(
            "import",
            "Shows what importing a file would change in a draft, with every problem. Changes nothing and works while the portal runs. "
                + "Exit codes: 0 nothing must be corrected or decided, 1 something must be, 2 could not be read, "
                + "3 cells were changed in the draft since the export, too."
        );
        import.Arguments.Add(file);
        import.Options.Add(preview);
        import.Options.Add(matrix);
        import.Options.Add(json);
        import.SetAction(
            (parsed, cancellationToken) =>
                ImportCommand.RunAsync(
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(preview),
                    parsed.GetValue(matrix),
                    parsed.GetValue(json),
                    [.. parsed.UnmatchedTokens],
                    cancellationToken
                )
        );
        return import;
    }

    public static Command Mcp()
    {
        var mcp = PortalCommandLine.WithSettings(
            "mcp",
            "Serves the published matrices to an assistant (Model Context Protocol) over standard input and output. The assistant starts "
                + "this command itself. Changes nothing and works while the portal runs."
        );
        mcp.SetAction((parsed, cancellationToken) => McpCommand.RunAsync([.. parsed.UnmatchedTokens], cancellationToken));
        return mcp;
    }

    /// <summary>Returns an option for each filter and each parameter of an export, with its name in addresses.</summary>
    private static List<Option<string?>> QueryOptions() =>
        [
            .. FilterFields.All.Select(field => new Option<string?>($"--{field.Name}")
            {
                Description = $"The filter “{field.Name}”: {field.Noun}. Separate several values by commas.",
            }),
            new($"--{PortalUrls.FromVersionKey}") { Description = "The version since which changes are listed." },
            new($"--{PortalUrls.PaperKey}") { Description = "The paper of a PDF." },
            new($"--{PortalUrls.SeparatorKey}") { Description = "The separator of CSV: comma, semicolon or tab." },
            new($"--{PortalUrls.ByteOrderMarkKey}") { Description = "Whether CSV begins with a byte order mark: 1 or 0." },
        ];

    private static Option<string?> Deployment() =>
        new("--deployment") { Description = "The short name of what you run. Default: all columns." };

    private static Option<bool> Json() => new("--json") { Description = "Prints the result as one JSON object." };
}
