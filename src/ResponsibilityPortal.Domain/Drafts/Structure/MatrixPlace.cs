using System.Globalization;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>Describes a place in a document in the words that users see on pages.</summary>
public static class MatrixPlace
{
    private static readonly Dictionary<string, string> Properties = new(StringComparer.Ordinal)
    {
        ["hostingModels"] = "hosting models",
        ["lang"] = "language",
        ["columnKind"] = "words for columns",
        ["singular"] = "word for a column",
        ["plural"] = "word for several columns",
        ["allowsJointAccountability"] = "joint accountability",
        ["jointlyAccountable"] = "jointly accountable parties",
        ["notApplicable"] = "reason for “not applicable”",
        ["responsibilities"] = "rows",
        ["frameworkNote"] = "note on frameworks",
        ["defaultSynonyms"] = "default synonyms",
        ["basisNote"] = "note on the basis",
        ["checkedOn"] = "checked on",
        ["reviewedOn"] = "reviewed on",
        ["reviewDueOn"] = "review due on",
        ["url"] = "address",
        ["slug"] = "short name",
        ["customerPart"] = "customer's part",
        ["related"] = "related rows",
        ["controls"] = "control mappings",
        ["assignments"] = "cells",
    };

    /// <param name="matrix">The matrix in which the problem was found.</param>
    public static StructureProblem InWords(Matrix matrix, MatrixProblem problem) => new(InWords(matrix, problem.Pointer), problem.Sentence);

    private static string InWords(Matrix matrix, string pointer)
    {
        var steps = pointer.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return steps switch
        {
            ["domains", var domain, "responsibilities", var row, .. var rest]
                when At(matrix.Domains, domain) is { } group && At(group.Responsibilities, row) is { } found => Said(
                Named("row", found.Title),
                rest
            ),
            ["domains", var index, .. var rest] when At(matrix.Domains, index) is { } found => Said(Named("domain", found.Name), rest),
            ["parties", var index, .. var rest] when At(matrix.Parties, index) is { } found => Said(Named("party", found.Name), rest),
            ["hostingModels", var index, .. var rest] when At(matrix.HostingModels, index) is { } found => Said(
                Named(matrix.ColumnKind.Singular, found.Name),
                rest
            ),
            ["deployments", var index, .. var rest] when At(matrix.Deployments, index) is { } found => Said(
                Named("deployment", found.Name),
                rest
            ),
            ["frameworks", var index, .. var rest] when At(matrix.Frameworks, index) is { } found => Said(
                Named("framework", found.Name),
                rest
            ),
            ["sources", var index, .. var rest] when At(matrix.Sources, index) is { } found => Said(Named("source", found.Title), rest),
            ["statements", var index, .. var rest] when At(matrix.Statements, index) is { } found => Said(
                Named("statement", found.Slug),
                rest
            ),
            ["synonyms", var index, .. var rest] when At(matrix.InCanonicalOrder().Synonyms, index) is { } found => Said(
                Named("synonyms", found.InWords),
                rest
            ),
            _ => Said(null, steps),
        };
    }

    private static string Said(string? element, string[] rest) =>
        string.Join(
            ", ",
            new[] { element }
                .OfType<string>()
                .Concat(
                    rest.Select(step =>
                        Properties.GetValueOrDefault(step)
                        ?? (
                            int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                                ? $"number {index + 1}"
                                : step
                        )
                    )
                )
        );

    private static string Named(string noun, string name) => name.Length == 0 ? noun : $"{noun} “{name}”";

    private static T? At<T>(ValueList<T> items, string index)
        where T : class =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < items.Count ? items[at] : null;
}
