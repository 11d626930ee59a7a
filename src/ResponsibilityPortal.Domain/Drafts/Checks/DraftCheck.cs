using System.Globalization;
using System.Text;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Checks;

/// <summary>Checks a draft before it is published: what prevents publication, and what editors should review.</summary>
public sealed class DraftCheck
{
    /// <summary>The number of days after which a source should be checked again.</summary>
    public const int SourceMaxAgeDays = 365;

    private readonly Matrix _matrix;
    private readonly DateOnly _today;
    private readonly List<Finding> _findings = [];
    private int _assessed;

    private DraftCheck(Matrix matrix, DateOnly today) => (_matrix, _today) = (matrix, today);

    /// <summary>The findings, in the order of <see cref="CheckKind"/>, then of the matrix.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>The percentage of cells that are assessed, rounded down: only a complete matrix has 100.</summary>
    public int Coverage { get; private set; }

    public static bool BlocksPublishing(CheckKind kind) => kind == CheckKind.NotAssessed;

    /// <param name="today">The day (UTC) with which review and source dates are compared.</param>
    /// <param name="missingIn">Returns the characters of a text that the PDF can show only as their numbers; null skips that check.</param>
    /// <param name="printed">Texts that are printed with the version but are not in the matrix: its message, names of users.</param>
    public static DraftCheck Of(
        Matrix matrix,
        DateOnly today,
        Func<string, IReadOnlyList<Rune>>? missingIn = null,
        params IEnumerable<PlacedText> printed
    )
    {
        var check = new DraftCheck(matrix, today);
        foreach (var row in matrix.Responsibilities)
        {
            check.Check(row);
        }

        foreach (var source in matrix.Sources)
        {
            check.Check(source);
        }

        check.CheckSynonyms();
        foreach (var text in missingIn is null ? [] : PlacedTexts.Of(matrix).Concat(printed))
        {
            check.Check(text, missingIn!(text.Text));
        }

        var cells = matrix.Responsibilities.Count() * matrix.HostingModels.Count;
        check.Coverage = cells == 0 ? 100 : check._assessed * 100 / cells;
        check.Sort();
        return check;
    }

    private void Sort()
    {
        var sorted = _findings.OrderBy(finding => finding.Kind).ToList();
        _findings.Clear();
        _findings.AddRange(sorted);
    }

    private void Check(Responsibility row)
    {
        foreach (var model in _matrix.HostingModels)
        {
            var cell = row.In(model.Slug);
            if (cell is not { IsAssessed: true })
            {
                Add(CheckKind.NotAssessed, row, model.Slug, "no party is accountable yet");
                continue;
            }

            _assessed++;
            if ((cell.IsJoint || cell.Contributing.Count > 0) && cell.Notes.Count == 0)
            {
                Add(CheckKind.SharedWithoutNote, row, model.Slug, "is shared, but no note says who does what");
            }

            foreach (var note in cell.Notes.Where(note => cell.PartOf(note.Party) == Part.None))
            {
                Add(
                    CheckKind.NoteWithoutPart,
                    row,
                    model.Slug,
                    $"there is a note for {NameOf(note.Party)}, which is neither accountable nor contributing"
                );
            }
        }

        if (row.Sources.Count == 0 && row.Assignments.All(cell => cell.Sources.Count == 0))
        {
            Add(CheckKind.WithoutSource, row, null, "has no source");
        }

        if (row.Controls.Count == 0 && _matrix.Frameworks.Count > 0)
        {
            Add(CheckKind.WithoutMapping, row, null, "has no control mapping");
        }

        if (
            _matrix.HostingModels.Count > 1
            && _matrix.HostingModels.All(model =>
                row.In(_matrix.HostingModels[0].Slug)?.SaysTheSameAs(row.In(model.Slug) ?? new Assignment(model.Slug)) == true
            )
        )
        {
            Add(CheckKind.SameEverywhere, row, null, $"is identical in every {_matrix.ColumnKind.Singular}");
        }

        if (row.ReviewDueOn is { } due && due <= _today)
        {
            Add(CheckKind.ReviewDue, row, null, $"was due for review on {Day(due)}");
        }
    }

    private void Check(Source source)
    {
        if (source.CheckedOn is not { } day)
        {
            _findings.Add(new Finding(CheckKind.SourceNeverChecked, null, null, $"“{source.Title}”"));
        }
        else if (day.AddDays(SourceMaxAgeDays) < _today)
        {
            _findings.Add(new Finding(CheckKind.SourceNotChecked, null, null, $"“{source.Title}” was last checked on {Day(day)}"));
        }
    }

    private void CheckSynonyms()
    {
        var groups = _matrix.Synonyms.SelectMany(group => group.Terms, (group, term) => (group, term));
        foreach (var term in groups.GroupBy(pair => pair.term, StringComparer.OrdinalIgnoreCase).Where(term => term.Count() > 1))
        {
            var names = string.Join(" and ", term.Select(pair => $"“{pair.group.InWords}”"));
            _findings.Add(new Finding(CheckKind.SynonymInSeveralGroups, null, null, $"“{term.Key}” is in the groups {names}"));
        }

        foreach (var group in _matrix.Synonyms.Where(group => group.Terms.Count == 1))
        {
            _findings.Add(new Finding(CheckKind.SynonymAlone, null, null, $"“{group.InWords}” has no synonym"));
        }
    }

    private void Check(PlacedText text, IReadOnlyList<Rune> missing)
    {
        if (missing.Count > 0)
        {
            var part = text.Responsibility is null ? text.Where : text.Part;
            _findings.Add(
                new Finding(CheckKind.NotPrintable, text.Responsibility, text.HostingModel, MissingLetters.Sentence(part, missing))
            );
        }
    }

    private void Add(CheckKind kind, Responsibility row, string? model, string sentence) =>
        _findings.Add(new Finding(kind, row.Slug, model, sentence));

    private string NameOf(string party) => _matrix.Parties.First(known => known.Slug == party).Name;

    private static string Day(DateOnly day) => day.ToString(MatrixFormat.DateForm, CultureInfo.InvariantCulture);
}
