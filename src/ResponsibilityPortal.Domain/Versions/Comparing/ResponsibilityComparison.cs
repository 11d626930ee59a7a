using System.Globalization;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>The changes of one row between two versions, accountability moves first.</summary>
/// <remarks>Only cells of columns that both versions have are compared: an added or removed column moves no accountability.</remarks>
public static class ResponsibilityComparison
{
    /// <param name="before">The row in the earlier version, with its matrix.</param>
    /// <param name="after">The row in the later version, with its matrix.</param>
    public static ValueList<ResponsibilityChange> Between(
        (Matrix Matrix, Responsibility Row) before,
        (Matrix Matrix, Responsibility Row) after
    ) => Between((before.Matrix, DomainOf(before), before.Row), (after.Matrix, DomainOf(after), after.Row));

    /// <summary>Compares two contents of one cell of a matrix. The changes don't name the column.</summary>
    public static ValueList<ResponsibilityChange> OfCell(Matrix matrix, Assignment before, Assignment after)
    {
        var changes = new List<ResponsibilityChange>();
        AddCell(changes, null, matrix, before, matrix, after);
        return changes.ToValueList();
    }

    /// <summary>Compares two rows whose domains are already known.</summary>
    internal static ValueList<ResponsibilityChange> Between(
        (Matrix Matrix, ControlDomain? Domain, Responsibility Row) before,
        (Matrix Matrix, ControlDomain? Domain, Responsibility Row) after
    )
    {
        var changes = new List<ResponsibilityChange>();
        foreach (
            var model in after.Matrix.HostingModels.IntersectBy(
                before.Matrix.HostingModels.Select(model => model.Slug),
                model => model.Slug
            )
        )
        {
            AddCell(changes, model.Name, before.Matrix, before.Row.In(model.Slug), after.Matrix, after.Row.In(model.Slug));
        }

        Add(changes, null, "title", before.Row.Title, after.Row.Title);
        Add(changes, null, "domain", before.Domain?.Name, after.Domain?.Name, before.Domain?.Slug != after.Domain?.Slug);
        Add(changes, null, "description", before.Row.Description, after.Row.Description);
        Add(changes, null, "note", before.Row.Note, after.Row.Note);
        Add(changes, null, "keywords", before.Row.Keywords, after.Row.Keywords);
        Add(
            changes,
            null,
            "controls",
            Controls(before.Matrix, before.Row),
            Controls(after.Matrix, after.Row),
            !InOneOrder(before.Row.Controls).SequenceEqual(InOneOrder(after.Row.Controls))
        );
        Add(
            changes,
            null,
            "sources",
            SourcesOf(before.Matrix, before.Row.Sources),
            SourcesOf(after.Matrix, after.Row.Sources),
            !before.Row.Sources.Equals(after.Row.Sources)
        );
        Add(
            changes,
            null,
            "related rows",
            RelatedTo(before.Matrix, before.Row),
            RelatedTo(after.Matrix, after.Row),
            !before.Row.Related.Equals(after.Row.Related)
        );
        Add(changes, null, "reviewed on", Date(before.Row.ReviewedOn), Date(after.Row.ReviewedOn));
        Add(changes, null, "review due on", Date(before.Row.ReviewDueOn), Date(after.Row.ReviewDueOn));
        return changes.OrderByDescending(change => change.MovesAccountability).ToValueList();
    }

    private static void AddCell(
        List<ResponsibilityChange> changes,
        string? model,
        Matrix oldMatrix,
        Assignment? before,
        Matrix newMatrix,
        Assignment? after
    )
    {
        // Parties are compared by slug. A party that was renamed, or moved in the list of parties, is the same party.
        if (before?.Accountability != after?.Accountability)
        {
            changes.Add(
                new ResponsibilityChange(
                    model,
                    "accountable party",
                    AccountableOf(oldMatrix, before),
                    AccountableOf(newMatrix, after),
                    MovesAccountability: true
                )
            );
        }

        if (!(before?.Contributing ?? []).ToHashSet(StringComparer.Ordinal).SetEquals(after?.Contributing ?? []))
        {
            changes.Add(
                new ResponsibilityChange(
                    model,
                    "contributing parties",
                    NamesOf(oldMatrix, before?.Contributing),
                    NamesOf(newMatrix, after?.Contributing),
                    MovesAccountability: false
                )
            );
        }

        foreach (var party in newMatrix.Parties.UnionBy(oldMatrix.Parties, party => party.Slug))
        {
            Add(changes, model, $"note of {party.Name}", before?.NoteOf(party.Slug), after?.NoteOf(party.Slug));
        }

        Add(changes, model, "basis", Words(before?.Basis, Wording.Basis), Words(after?.Basis, Wording.Basis));
        Add(
            changes,
            model,
            "customer's part",
            Words(before?.CustomerPart, Wording.CustomerPart),
            Words(after?.CustomerPart, Wording.CustomerPart)
        );
        Add(changes, model, "reason for “not applicable”", before?.NotApplicable, after?.NotApplicable);
        Add(changes, model, "sharing", Words(before?.Sharing, Wording.Sharing), Words(after?.Sharing, Wording.Sharing));
        Add(
            changes,
            model,
            "sources",
            SourcesOf(oldMatrix, before?.Sources ?? []),
            SourcesOf(newMatrix, after?.Sources ?? []),
            before?.Sources.Equals(after?.Sources ?? []) == false || (before is null && after?.Sources.Count > 0)
        );
    }

    /// <summary>Returns the accountable party, those that share accountability, or "not applicable"; null while not yet assessed.</summary>
    private static string? AccountableOf(Matrix matrix, Assignment? cell) =>
        cell?.NotApplicable is not null ? PartWords.NotApplicable
        : cell?.IsJoint == true ? PartWords.Jointly([.. cell.JointlyAccountable.Select(party => NameOf(matrix, party) ?? party)])
        : NameOf(matrix, cell?.Accountable);

    private static void Add(List<ResponsibilityChange> changes, string? model, string what, string? before, string? after) =>
        Add(changes, model, what, before, after, before != after);

    private static void Add(
        List<ResponsibilityChange> changes,
        string? model,
        string what,
        ValueList<string> before,
        ValueList<string> after
    ) => Add(changes, model, what, Joined(before), Joined(after), !before.Equals(after));

    /// <param name="differs">Whether the described elements differ. Elements are compared by slug and described by name.</param>
    private static void Add(List<ResponsibilityChange> changes, string? model, string what, string? before, string? after, bool differs)
    {
        if (differs)
        {
            changes.Add(new ResponsibilityChange(model, what, before, after, MovesAccountability: false));
        }
    }

    private static string? NamesOf(Matrix matrix, ValueList<string>? parties) =>
        parties is { Count: > 0 } ? Enumeration.Of([.. parties.Select(party => NameOf(matrix, party)!)]) : null;

    private static string? NameOf(Matrix matrix, string? party) => matrix.Parties.FirstOrDefault(known => known.Slug == party)?.Name;

    private static ControlDomain? DomainOf((Matrix Matrix, Responsibility Row) row) =>
        row.Matrix.Domains.FirstOrDefault(domain => domain.Responsibilities.Any(other => other.Slug == row.Row.Slug));

    /// <summary>
    /// Returns "AC-2, AC-3 (NIST SP 800-53 5); CC6.1 (SOC 2 2017)". The same identifier is another control in another framework.
    /// </summary>
    private static string? Controls(Matrix matrix, Responsibility row) =>
        row.Controls.Count == 0
            ? null
            : string.Join(
                "; ",
                row.Controls.Select(mapping => $"{string.Join(", ", mapping.Identifiers)} ({FrameworkOf(matrix, mapping)})")
            );

    private static string FrameworkOf(Matrix matrix, ControlMapping mapping) =>
        matrix.Frameworks.FirstOrDefault(framework => framework.Slug == mapping.Framework) is { } known
            ? $"{known.Name} {known.Version}"
            : mapping.Framework;

    private static string? SourcesOf(Matrix matrix, ValueList<string> sources) =>
        sources.Count == 0
            ? null
            : string.Join("; ", sources.Select(slug => matrix.Sources.FirstOrDefault(source => source.Slug == slug)?.Title ?? slug));

    private static string? RelatedTo(Matrix matrix, Responsibility row) =>
        row.Related.Count == 0
            ? null
            : string.Join(
                "; ",
                row.Related.Select(slug =>
                    $"\u201C{matrix.Responsibilities.FirstOrDefault(other => other.Slug == slug)?.Title ?? slug}\u201D"
                )
            );

    /// <summary>Returns the mappings in one order, so that reordered frameworks change no row.</summary>
    private static IEnumerable<ControlMapping> InOneOrder(ValueList<ControlMapping> mappings) =>
        mappings.OrderBy(mapping => mapping.Framework, StringComparer.Ordinal);

    private static string? Words<T>(T? value, Func<T, string> words)
        where T : struct, Enum => value is { } known ? words(known) : null;

    private static string? Date(DateOnly? date) => date?.ToString(MatrixFormat.DateForm, CultureInfo.InvariantCulture);

    private static string? Joined(ValueList<string> texts) => texts.Count == 0 ? null : string.Join(", ", texts);
}
