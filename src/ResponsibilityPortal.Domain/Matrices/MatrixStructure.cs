using System.Globalization;
using ResponsibilityPortal.Domain.Exchange;

namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>
/// The rules that hold for every matrix, draft or published: names are unique, references lead somewhere, parties are present
/// where they own something, and nobody is accountable and contributing at once.
/// </summary>
/// <remarks>Places are JSON Pointers into the exchange format. An empty name is one that its reader has already complained about.</remarks>
public static class MatrixStructure
{
    /// <param name="matrix">The matrix, in the order of its document.</param>
    /// <param name="report">Takes the place and the sentence of each problem.</param>
    public static void Check(Matrix matrix, Action<string, string> report)
    {
        var rows = RowsWithPlaces(matrix).ToList();
        var parties = IfAny(Unique(matrix.Parties.Select((party, index) => (party.Slug, $"/parties/{index}/slug")), "party", report));
        Unique(matrix.Parties.Select((party, index) => (party.Letter, $"/parties/{index}/letter")), "letter", report);
        var models = IfAny(Unique(matrix.HostingModels.Select((model, index) => (model.Slug, $"/hostingModels/{index}/slug")), "hosting model", report));
        Unique(matrix.Deployments.Select((deployment, index) => (deployment.Slug, $"/deployments/{index}/slug")), "deployment", report);
        var frameworks = Unique(matrix.Frameworks.Select((framework, index) => (framework.Slug, $"/frameworks/{index}/slug")), "framework", report);
        var sources = Unique(matrix.Sources.Select((source, index) => (source.Slug, $"/sources/{index}/slug")), "source", report);
        Unique(matrix.Statements.Select((statement, index) => (statement.Slug, $"/statements/{index}/slug")), "statement", report);
        Unique(matrix.Domains.Select((domain, index) => (domain.Slug, $"/domains/{index}/slug")), "domain", report);
        var responsibilities = Unique(rows.Select(row => (row.Responsibility.Slug, $"{row.Place}/slug")), "responsibility", report);

        if (rows.Count > Matrix.ResponsibilitiesMaxCount)
        {
            report("/domains", string.Create(
                CultureInfo.InvariantCulture,
                $"hold {rows.Count:N0} responsibilities together; at most {Matrix.ResponsibilitiesMaxCount:N0} are allowed."));
        }

        foreach (var (index, model) in matrix.HostingModels.Index())
        {
            Known(model.Parties, parties, $"/hostingModels/{index}/parties", "party", report);
        }

        foreach (var (index, deployment) in matrix.Deployments.Index())
        {
            Known(deployment.HostingModels, models, $"/deployments/{index}/hostingModels", "hosting model", report);
        }

        foreach (var (index, statement) in matrix.Statements.Index())
        {
            Known(statement.Responsibilities, responsibilities, $"/statements/{index}/responsibilities", "responsibility", report);
        }

        var partiesOf = matrix.HostingModels.ToLookup(model => model.Slug, model => model.Parties);
        foreach (var (responsibility, place) in rows)
        {
            Known(responsibility.Sources, sources, $"{place}/sources", "source", report);
            Known(responsibility.Related, responsibilities, $"{place}/related", "responsibility", report);
            CheckRelated(responsibility, place, report);
            foreach (var mapping in responsibility.Controls)
            {
                Known(mapping.Framework, frameworks, $"{place}/controls/{JsonPointer.Escape(mapping.Framework)}", "framework", report);
            }

            foreach (var assignment in responsibility.Assignments)
            {
                var cell = $"{place}/assignments/{JsonPointer.Escape(assignment.HostingModel)}";
                var isKnown = Known(assignment.HostingModel, models, cell, "hosting model", report);
                CheckCell(assignment, cell, parties, isKnown ? partiesOf[assignment.HostingModel].FirstOrDefault() : null, report);
            }
        }
    }

    /// <summary>The same rules for one cell alone.</summary>
    /// <param name="matrix">The matrix that the cell is to stand in, which keeps the rules itself.</param>
    /// <param name="report">Takes the place in the cell and the sentence of each problem.</param>
    public static void CheckCell(Matrix matrix, Assignment cell, Action<string, string> report)
    {
        var parties = matrix.Parties.Select(party => party.Slug).ToHashSet(StringComparer.Ordinal);
        if (matrix.HostingModels.FirstOrDefault(model => model.Slug == cell.HostingModel) is { } hostingModel)
        {
            CheckCell(cell, "", parties, hostingModel.Parties, report);
        }
        else
        {
            report("", $"'{cell.HostingModel}' is not a hosting model of this matrix.");
        }
    }

    private static void CheckRelated(Responsibility responsibility, string place, Action<string, string> report)
    {
        foreach (var (index, related) in responsibility.Related.Index())
        {
            if (related.Length > 0 && related == responsibility.Slug)
            {
                report($"{place}/related/{index}", "names the row itself.");
            }
        }
    }

    /// <param name="present">The parties present in the hosting model; null or empty where that isn't known, so that it can't be judged.</param>
    private static void CheckCell(Assignment cell, string place, HashSet<string>? parties, ValueList<string>? present, Action<string, string> report)
    {
        if (cell.Accountable is { } accountable)
        {
            Present(accountable, $"{place}/accountable");
        }

        foreach (var (index, contributing) in cell.Contributing.Index())
        {
            Present(contributing, $"{place}/contributing/{index}");
            if (contributing.Length > 0 && contributing == cell.Accountable)
            {
                report($"{place}/contributing/{index}", $"'{contributing}' is accountable here and cannot contribute as well.");
            }
        }

        foreach (var note in cell.Notes)
        {
            Present(note.Party, $"{place}/notes/{JsonPointer.Escape(note.Party)}");
        }

        void Present(string party, string at)
        {
            if (Known(party, parties, at, "party", report) && party.Length > 0 && present is { Count: > 0 } && !present.Contains(party))
            {
                report(at, $"'{party}' does not exist in the hosting model '{cell.HostingModel}'; it has {string.Join(", ", present)}.");
            }
        }
    }

    private static IEnumerable<(Responsibility Responsibility, string Place)> RowsWithPlaces(Matrix matrix) =>
        matrix.Domains.SelectMany((domain, domainIndex) =>
            domain.Responsibilities.Select((responsibility, index) => (responsibility, $"/domains/{domainIndex}/responsibilities/{index}")));

    private static HashSet<string> Unique(IEnumerable<(string Name, string Place)> names, string kind, Action<string, string> report)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, place) in names)
        {
            if (name.Length > 0 && !seen.Add(name))
            {
                report(place, $"'{name}' is already the {kind} of an earlier entry; each must be its own.");
            }
        }

        return seen;
    }

    /// <summary>Null for a list that has to have entries and has none: its reader has complained, and what refers to it cannot be judged.</summary>
    private static HashSet<string>? IfAny(HashSet<string> names) => names.Count == 0 ? null : names;

    /// <summary>What could be written instead, where there are few of a kind.</summary>
    private static string Choice(string kind, HashSet<string> known) =>
        kind is "party" or "hosting model" or "framework" && known.Count > 0 ? $"; it has {string.Join(", ", known)}" : "";

    private static void Known(ValueList<string> names, HashSet<string>? known, string place, string kind, Action<string, string> report)
    {
        foreach (var (index, name) in names.Index())
        {
            Known(name, known, $"{place}/{index}", kind, report);
        }
    }

    private static bool Known(string name, HashSet<string>? known, string place, string kind, Action<string, string> report)
    {
        if (name.Length == 0 || known is null || known.Contains(name))
        {
            return true;
        }

        report(place, $"'{name}' is not a {kind} of this matrix{Choice(kind, known)}.");
        return false;
    }
}
