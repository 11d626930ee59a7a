using ModelContextProtocol.Protocol;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Mcp;

/// <summary>Finds what the arguments of a tool name, or says what there is instead.</summary>
internal sealed class ToolSource(VersionFinder finder)
{
    /// <summary>Returns an argument without white space around it. Null, which clients can send for any text, reads as empty.</summary>
    public static string Given(string? argument) => argument?.Trim() ?? "";

    /// <summary>Answers from a version.</summary>
    /// <param name="matrix">Slug. Null or empty for the only matrix.</param>
    /// <param name="version">Number. Null for the version in force.</param>
    public async Task<CallToolResult> AnswerAsync(string? matrix, int? version, Func<ShownVersion, Task<CallToolResult>> answer) =>
        finder.Find(string.IsNullOrWhiteSpace(matrix) ? null : matrix.Trim().ToLowerInvariant(), version) switch
        {
            VersionLookup.Found found when await finder.LoadAsync(found) is { } shown => await answer(shown),
            VersionLookup.Found found => ToolAnswer.Refusal(
                $"Version {found.Version.Number} of the matrix {found.Version.Matrix} is damaged and can't be shown. The operator of the "
                    + "portal can restore it from a backup."
            ),
            VersionLookup.Missing missing => ToolAnswer.Refusal(missing.Sentence),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Answers from a version for a deployment.</summary>
    /// <param name="deployment">Slug. Null or empty for all hosting models.</param>
    public Task<CallToolResult> AnswerAsync(
        string? matrix,
        int? version,
        string? deployment,
        Func<ShownVersion, Deployment?, CallToolResult> answer
    ) =>
        AnswerAsync(
            matrix,
            version,
            shown =>
                Task.FromResult(
                    NamedDeployment.TryFindIn(shown.Matrix, deployment, out var known)
                        ? answer(shown, known)
                        : ToolAnswer.Refusal(NamedDeployment.MissingIn(shown.Matrix))
                )
        );
}
