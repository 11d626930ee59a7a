using System.Globalization;
using ResponsibilityPortal.Domain.Exchange;

namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>
/// The rules for every matrix, draft or published: names are unique, references have a target, the parties of a cell are present in its
/// hosting model, no party is both accountable and contributing, parties share accountability only where the matrix allows it, and a cell
/// that is not applicable has no parties.
/// </summary>
/// <remarks>
/// Places are JSON Pointers into the exchange format. Empty names are skipped, because their reader already reports them.
/// </remarks>
public static class MatrixStructure
{
    /// <param name="matrix">The matrix, in the order of its document.</param>
    /// <param name="report">Receives the place and the sentence of each problem.</param>
    public static void Check(Matrix matrix, Action<string, string> report)
    {
        var rows = RowsWithPlaces(matrix).ToList();
        var parties = IfAny(Unique(matrix.Parties.Select((party, index) => (party.Slug, $"/parties/{index}/slug")), "party", report));
        Unique(matrix.Parties.Select((party, index) => (party.Letter, $"/parties/{index}/letter")), "letter", report);
        var models = IfAny(
            Unique(matrix.HostingModels.Select((model, index) => (model.Slug, $"/hostingModels/{index}/slug")), "hosting model", report)
        );
        Unique(matrix.Deployments.Select((deployment, index) => (deployment.Slug, $"/deployments/{index}/slug")), "deployment", report);
        var frameworks = Unique(
            matrix.Frameworks.Select((framework, index) => (framework.Slug, $"/frameworks/{index}/slug")),
            "framework",
            report
        );
        var sources = Unique(matrix.Sources.Select((source, index) => (source.Slug, $"/sources/{index}/slug")), "source", report);
        Unique(matrix.Statements.Select((statement, index) => (statement.Slug, $"/statements/{index}/slug")), "statement", report);
        Unique(matrix.Domains.Select((domain, index) => (domain.Slug, $"/domains/{index}/slug")), "domain", report);
        var responsibilities = Unique(rows.Select(row => (row.Responsibility.Slug, $"{row.Place}/slug")), "responsibility", report);

        if (rows.Count > Matrix.ResponsibilitiesMaxCount)
        {
            report(
                "/domains",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"hold {rows.Count:N0} responsibilities together; at most {Matrix.ResponsibilitiesMaxCount:N0} are allowed."
                )
            );
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

        CheckSynonyms(matrix, report);
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
                Known(assignment.Sources, sources, $"{cell}/sources", "source", report);
                CheckCell(matrix, assignment, cell, parties, isKnown ? partiesOf[assignment.HostingModel].FirstOrDefault() : null, report);
            }
        }
    }

    /// <summary>Checks the same rules for one cell.</summary>
    /// <param name="matrix">The matrix of the cell, which itself follows the rules.</param>
    /// <param name="report">Receives the place in the cell and the sentence of each problem.</param>
    public static void CheckCell(Matrix matrix, Assignment cell, Action<string, string> report)
    {
        var parties = matrix.Parties.Select(party => party.Slug).ToHashSet(StringComparer.Ordinal);
        if (matrix.HostingModels.FirstOrDefault(model => model.Slug == cell.HostingModel) is { } hostingModel)
        {
            var sources = matrix.Sources.Select(source => source.Slug).ToHashSet(StringComparer.Ordinal);
            Known(cell.Sources, sources, "/sources", "source", report);
            CheckCell(matrix, cell, "", parties, hostingModel.Parties, report);
        }
        else
        {
            report("", $"'{cell.HostingModel}' is not a hosting model of this matrix.");
        }
    }

    private static void CheckSynonyms(Matrix matrix, Action<string, string> report)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, group) in matrix.Synonyms.Index())
        {
            if (group.Terms.Count > 0 && !seen.Add(string.Join('\n', group.Terms.Order(StringComparer.OrdinalIgnoreCase))))
            {
                report($"/synonyms/{index}", "has the same terms as an earlier group; upper and lower case don't differ here.");
            }
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

    /// <param name="present">
    /// The parties present in the hosting model; null or empty where they aren't known, so that presence can't be checked.
    /// </param>
    private static void CheckCell(
        Matrix matrix,
        Assignment cell,
        string place,
        HashSet<string>? parties,
        ValueList<string>? present,
        Action<string, string> report
    )
    {
        if (cell.Accountable is { } accountable)
        {
            Present(accountable, $"{place}/accountable");
        }

        foreach (var (index, sharing) in cell.JointlyAccountable.Index())
        {
            Present(sharing, $"{place}/jointlyAccountable/{index}");
        }

        foreach (var (index, contributing) in cell.Contributing.Index())
        {
            Present(contributing, $"{place}/contributing/{index}");
            if (contributing.Length > 0 && cell.PartOf(contributing) > Part.Contributing)
            {
                report($"{place}/contributing/{index}", $"'{contributing}' is accountable here and cannot contribute as well.");
            }
        }

        foreach (var note in cell.Notes)
        {
            Present(note.Party, $"{place}/notes/{JsonPointer.Escape(note.Party)}");
        }

        CheckForm(matrix, cell, place, report);

        void Present(string party, string at)
        {
            if (Known(party, parties, at, "party", report) && party.Length > 0 && present is { Count: > 0 } && !present.Contains(party))
            {
                report(at, $"'{party}' does not exist in the hosting model '{cell.HostingModel}'; it has {string.Join(", ", present)}.");
            }
        }
    }

    /// <summary>A cell has one accountable party, several that share accountability, or a reason why it is not applicable.</summary>
    private static void CheckForm(Matrix matrix, Assignment cell, string place, Action<string, string> report)
    {
        if (cell.IsJoint && cell.Accountable is not null)
        {
            report(
                $"{place}/jointlyAccountable",
                "can't be combined with 'accountable'. Name one accountable party, or the parties that share accountability, but not both."
            );
        }
        else if (cell.JointlyAccountable.Count >= Assignment.JointlyAccountableMinCount && !matrix.AllowsJointAccountability)
        {
            report(
                $"{place}/jointlyAccountable",
                "is not allowed in this matrix. Name one accountable party, or set 'allowsJointAccountability' to true in the matrix."
            );
        }

        if (
            cell.NotApplicable is not null
            && (
                cell.AccountableParties.Count > 0
                || cell.Contributing.Count > 0
                || cell.Notes.Count > 0
                || cell.CustomerPart is not null
                || cell.Sharing is not null
            )
        )
        {
            report(
                $"{place}/notApplicable",
                "can't be combined with parties or what they do. A duty that is not applicable has a reason, and may have a basis and "
                    + "sources, but no parties and no notes."
            );
        }
    }

    private static IEnumerable<(Responsibility Responsibility, string Place)> RowsWithPlaces(Matrix matrix) =>
        matrix.Domains.SelectMany(
            (domain, domainIndex) =>
                domain.Responsibilities.Select(
                    (responsibility, index) => (responsibility, $"/domains/{domainIndex}/responsibilities/{index}")
                )
        );

    private static HashSet<string> Unique(IEnumerable<(string Name, string Place)> names, string kind, Action<string, string> report)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, place) in names)
        {
            if (name.Length > 0 && !seen.Add(name))
            {
                report(place, $"'{name}' is already the {kind} of an earlier entry; each must be unique.");
            }
        }

        return seen;
    }

    /// <summary>Returns null for a required list without entries: its reader reports that, and references to it can't be checked.</summary>
    private static HashSet<string>? IfAny(HashSet<string> names) => names.Count == 0 ? null : names;

    /// <summary>Returns the allowed values where there are few.</summary>
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
