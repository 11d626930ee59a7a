using System.ComponentModel;
using System.Globalization;
using ModelContextProtocol.Protocol;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Mcp;

/// <summary>The tools that compare hosting models and versions.</summary>
internal sealed class ComparingTools(ToolSource source, PublishedMatrices matrices, ComparisonBodies bodies)
{
    public Task<CallToolResult> CompareHostingModelsAsync(
        [Description("The short name (slug) of the deployment or column that the reader comes from.")] string from,
        [Description("The short name (slug) of the deployment or column that the reader goes to.")] string to,
        [Description(ToolTexts.Matrix)] string? matrix = null,
        [Description("The short name (slug) of the party to compare for. Default: the customer.")] string? party = null
    ) =>
        source.AnswerAsync(
            matrix,
            null,
            shown =>
                Task.FromResult(
                    SideOf(shown.Matrix, from) is not { } one ? NoSide(shown.Matrix, nameof(from))
                    : SideOf(shown.Matrix, to) is not { } other ? NoSide(shown.Matrix, nameof(to))
                    : PartyOf(shown.Matrix, party, out var you) is { } problem ? problem
                    : ToolAnswer.Of(bodies.Between(shown, new HostingModelComparison(shown.Published.Index, one, other, you)))
                )
        );

    public Task<CallToolResult> WhatChangedAsync(
        [Description("The number of an earlier version, or a day such as 2026-01-31. Default: the version before.")] string? since = null,
        [Description("The number of a later version. Default: the version in force.")] int? until = null,
        [Description(ToolTexts.Matrix)] string? matrix = null,
        [Description("The short name (slug) of the party that the summary is for. Default: the customer.")] string? party = null
    ) =>
        source.AnswerAsync(
            matrix,
            until,
            async later =>
                PartyOf(later.Matrix, party, out var you) is { } problem ? problem
                : EarlierThan(later, since, out var wrong) is not { } version ? ToolAnswer.Refusal(wrong)
                : await matrices.LoadAsync(version) is VersionContent.Intact(var earlier)
                    ? ToolAnswer.Of(bodies.Between(earlier, later, new VersionComparison(earlier.Matrix, later.Matrix, you)))
                : ToolAnswer.Refusal($"Version {version.Number} of the matrix {later.Slug} is damaged and can't be compared.")
        );

    /// <summary>Returns the version that a later one is compared with. Null when there is none, with the reason.</summary>
    private static MatrixVersion? EarlierThan(ShownVersion later, string? since, out string wrong)
    {
        var versions = later.Versions;
        MatrixVersion? found;
        if (string.IsNullOrWhiteSpace(since))
        {
            found = versions.BaseOf(later.Version);
            wrong = $"Version {later.Version.Number} is the first version of the matrix {later.Slug}. Nothing has changed.";
        }
        else if (int.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            found = versions.Find(number);
            wrong = $"The matrix {later.Slug} has {versions.NumbersInWords}.";
        }
        else if (
            DateOnly.TryParseExact(since.Trim(), MatrixFormat.DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        )
        {
            found = versions.InForceAt(new DateTimeOffset(day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero));
            wrong = $"No version of the matrix {later.Slug} was in force on that day.";
        }
        else
        {
            found = null;
            wrong = "“since” is the number of a version, or a day such as 2026-01-31.";
        }

        if (found is null || found.Number < later.Version.Number)
        {
            return found;
        }

        wrong =
            found.Number == later.Version.Number
                ? $"Nothing has changed since then: version {found.Number} of the matrix {later.Slug} is compared with itself."
                : $"Version {found.Number} of the matrix {later.Slug} is later than version {later.Version.Number}. Name an earlier "
                    + "version in “since”, or a later one in “until”.";
        return null;
    }

    /// <summary>Finds the party to compare for. Returns a refusal when the matrix doesn't have it.</summary>
    private static CallToolResult? PartyOf(Matrix matrix, string? party, out Party? you)
    {
        you = string.IsNullOrWhiteSpace(party)
            ? matrix.ReadersParty
            : matrix.Parties.FirstOrDefault(known => known.Slug.Equals(party.Trim(), StringComparison.OrdinalIgnoreCase));
        return you is null && !string.IsNullOrWhiteSpace(party)
            ? ToolAnswer.Refusal(
                $"The matrix {matrix.Slug} has no such party. It has: {string.Join(", ", matrix.Parties.Select(known => known.Slug))}."
            )
            : null;
    }

    /// <summary>Returns the deployment or hosting model with a slug. A deployment comes first: it is what readers run.</summary>
    private static ComparedSide? SideOf(Matrix matrix, string slug) =>
        NamedDeployment.FindIn(matrix, slug) is { } deployment ? ComparedSide.Of(deployment, matrix)
        : matrix.HostingModels.FirstOrDefault(known => IsNamed(known.Slug, slug)) is { } model ? ComparedSide.Of(model)
        : null;

    private static CallToolResult NoSide(Matrix matrix, string argument) =>
        ToolAnswer.Refusal(
            $"“{argument}” names no deployment or {matrix.ColumnKind.Singular} of the matrix {matrix.Slug}. Deployments: "
                + $"{Listed(matrix.Deployments.Select(known => known.Slug))}. {matrix.ColumnKind.PluralFirst}: "
                + $"{Listed(matrix.HostingModels.Select(known => known.Slug))}."
        );

    private static string Listed(IEnumerable<string> slugs) => string.Join(", ", slugs) is { Length: > 0 } listed ? listed : "none";

    private static bool IsNamed(string slug, string text) => slug.Equals(ToolSource.Given(text), StringComparison.OrdinalIgnoreCase);
}
