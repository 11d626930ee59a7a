using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>The changes of a matrix between two versions, except its rows.</summary>
public static class MatrixComparison
{
    /// <param name="before">Null for a first version, in which everything is new.</param>
    public static ValueList<ResponsibilityChange> Between(Matrix? before, Matrix after)
    {
        var changes = new List<ResponsibilityChange>();
        Add(changes, "title", before?.Title, after.Title);
        Add(changes, "issuer", before?.Issuer, after.Issuer);
        Add(
            changes,
            "standing",
            before is null ? null : MatrixFormat.WordFor(MatrixFormat.Standings, before.Standing),
            MatrixFormat.WordFor(MatrixFormat.Standings, after.Standing)
        );
        Add(changes, "summary", before?.Summary, after.Summary);
        Add(changes, "guidance", before?.Guidance, after.Guidance);
        Add(changes, "contact", before?.Contact, after.Contact);
        Add(changes, "disclaimer", before?.Disclaimer, after.Disclaimer);
        Add(changes, "note on frameworks", before?.FrameworkNote, after.FrameworkNote);
        AddSetting(changes, "language", before?.Language, after.Language, LanguageTag.Default);
        AddSetting(changes, "words for columns", WordsOf(before?.ColumnKind), WordsOf(after.ColumnKind), WordsOf(ColumnKind.Default));
        AddSetting(
            changes,
            "joint accountability",
            before is null ? null : Allowed(before.AllowsJointAccountability),
            Allowed(after.AllowsJointAccountability),
            Allowed(false)
        );
        AddItems(
            changes,
            "party",
            before?.Parties,
            after.Parties,
            party => party.Slug,
            party => party.Name,
            party => Joined(party.Name, $"letter {party.Letter}", party.Description, Listed(party.Examples))
        );
        AddItems(
            changes,
            ResponsibilityChange.Column,
            before?.HostingModels,
            after.HostingModels,
            model => model.Slug,
            model => model.Name,
            model =>
                Joined(
                    model.Name,
                    model.Label,
                    model.Definition,
                    Listed(model.Products),
                    Named(model.Parties, PartyOf),
                    model.Basis is { } basis ? $"basis: {Wording.Basis(basis)}" : null,
                    model.BasisNote,
                    model.Note,
                    Listed(model.Aliases)
                )
        );
        AddItems(
            changes,
            "deployment",
            before?.Deployments,
            after.Deployments,
            deployment => deployment.Slug,
            deployment => deployment.Name,
            deployment => Joined(deployment.Name, Named(deployment.HostingModels, ModelOf), deployment.Note)
        );
        AddItems(
            changes,
            "framework",
            before?.Frameworks,
            after.Frameworks,
            framework => framework.Slug,
            framework => $"{framework.Name} {framework.Version}",
            framework => Joined($"{framework.Name} {framework.Version}", framework.Note)
        );
        AddItems(
            changes,
            "source",
            before?.Sources,
            after.Sources,
            source => source.Slug,
            source => source.Title,
            source =>
                Joined(
                    source.Title,
                    source.Url,
                    source.Kind,
                    source.CheckedOn is { } day
                        ? $"checked on {day.ToString(MatrixFormat.DateForm, System.Globalization.CultureInfo.InvariantCulture)}"
                        : null
                )
        );
        AddItems(
            changes,
            "statement",
            before?.Statements,
            after.Statements,
            statement => statement.Slug,
            statement => statement.Slug,
            statement => Joined(statement.Text, Named(statement.Responsibilities, slug => $"“{RowOf(slug)}”"))
        );
        changes.AddRange(SynonymComparison.Between(before, after));
        AddItems(
            changes,
            "domain",
            before is null ? null : FramesOf(before.Domains),
            FramesOf(after.Domains),
            domain => domain.Slug,
            domain => domain.Name,
            domain => Joined(domain.Name, domain.Description)
        );
        return changes.ToValueList();

        string PartyOf(string slug) => NameIn(matrix => matrix.Parties.FirstOrDefault(party => party.Slug == slug)?.Name) ?? slug;
        string ModelOf(string slug) => NameIn(matrix => matrix.HostingModels.FirstOrDefault(model => model.Slug == slug)?.Name) ?? slug;
        string RowOf(string slug) => NameIn(matrix => matrix.Responsibilities.FirstOrDefault(row => row.Slug == slug)?.Title) ?? slug;
        string? NameIn(Func<Matrix, string?> find) => find(after) ?? (before is null ? null : find(before));
    }

    /// <summary>Returns the domains without their rows, which are compared one by one.</summary>
    private static ValueList<ControlDomain> FramesOf(ValueList<ControlDomain> domains) =>
        domains.Select(domain => domain with { Responsibilities = [] }).ToValueList();

    /// <remarks>
    /// Compares the elements and not their descriptions. Two descriptions can be equal when a text moved from one property to another.
    /// </remarks>
    private static void AddItems<T>(
        List<ResponsibilityChange> changes,
        string kind,
        ValueList<T>? known,
        ValueList<T> after,
        Func<T, string> slug,
        Func<T, string> title,
        Func<T, string> describe
    )
        where T : class
    {
        ValueList<T> before = known ?? [];
        var (earlier, later) = (before.ToDictionary(slug, StringComparer.Ordinal), after.ToDictionary(slug, StringComparer.Ordinal));
        foreach (var name in later.Keys.Union(earlier.Keys, StringComparer.Ordinal))
        {
            var (old, now) = (earlier.GetValueOrDefault(name), later.GetValueOrDefault(name));
            if (!Equals(old, now))
            {
                changes.Add(
                    new ResponsibilityChange(
                        null,
                        $"{kind} {name}",
                        old is null ? null : describe(old),
                        now is null ? null : describe(now),
                        MovesAccountability: false
                    )
                );
            }
        }

        foreach (var (element, from, to) in PlaceComparison.Between(before, after, slug, title))
        {
            var what = $"{ResponsibilityChange.PlaceOf}{kind} {slug(element)}";
            changes.Add(new ResponsibilityChange(null, what, from, to, MovesAccountability: false));
        }
    }

    private static void Add(List<ResponsibilityChange> changes, string what, string? before, string? after)
    {
        if (before != after)
        {
            changes.Add(new ResponsibilityChange(null, what, before, after, MovesAccountability: false));
        }
    }

    /// <summary>Adds a setting that has a default. A first version with the default adds nothing.</summary>
    private static void AddSetting(List<ResponsibilityChange> changes, string what, string? before, string? after, string? byDefault)
    {
        if (before is not null || after != byDefault)
        {
            Add(changes, what, before, after);
        }
    }

    private static string? WordsOf(ColumnKind? kind) => kind is null ? null : $"{kind.Singular}, {kind.Plural}";

    private static string Allowed(bool isAllowed) => isAllowed ? "allowed" : "not allowed";

    private static string Joined(params ReadOnlySpan<string?> parts)
    {
        var said = new List<string>();
        foreach (var part in parts)
        {
            if (!string.IsNullOrEmpty(part))
            {
                said.Add(part);
            }
        }

        return string.Join("; ", said);
    }

    private static string? Named(ValueList<string> slugs, Func<string, string> name) =>
        slugs.Count == 0 ? null : string.Join(", ", slugs.Select(name));

    private static string? Listed(ValueList<string> texts) => texts.Count == 0 ? null : string.Join(", ", texts);
}
