using System.Globalization;
using System.Text;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Checks;

/// <summary>Looks a draft over before it is published: what keeps it from being published, and what somebody should look at.</summary>
public sealed class DraftCheck
{
    /// <summary>A source that nobody has opened for longer than this should be opened again.</summary>
    public const int SourceMaxAgeDays = 365;

    private readonly Matrix _matrix;
    private readonly DateOnly _today;
    private readonly List<Finding> _findings = [];
    private int _assessed;

    private DraftCheck(Matrix matrix, DateOnly today) => (_matrix, _today) = (matrix, today);

    /// <summary>In the order of <see cref="CheckKind"/>, then of the matrix.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>How many of all cells have an accountable party, in per cent, rounded down: only a full matrix has 100.</summary>
    public int Coverage { get; private set; }

    public static bool BlocksPublishing(CheckKind kind) => kind == CheckKind.NotAssessed;

    /// <param name="today">The day, UTC, on which reviews and sources are looked at.</param>
    /// <param name="missingIn">Returns the characters of a text that the PDF can show only as their numbers; null leaves that check out.</param>
    /// <param name="beside">Texts that are printed with the version and are not in the matrix: its message, names of people.</param>
    public static DraftCheck Of(Matrix matrix, DateOnly today, Func<string, IReadOnlyList<Rune>>? missingIn = null, params IEnumerable<PlacedText> beside)
    {
        var check = new DraftCheck(matrix, today);
        foreach (var row in matrix.Responsibilities)
        {
            check.Look(row);
        }

        foreach (var source in matrix.Sources)
        {
            check.Look(source);
        }

        foreach (var text in missingIn is null ? [] : PlacedTexts.Of(matrix).Concat(beside))
        {
            check.Look(text, missingIn!(text.Text));
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

    private void Look(Responsibility row)
    {
        foreach (var model in _matrix.HostingModels)
        {
            var cell = row.In(model.Slug);
            if (cell?.Accountable is null)
            {
                Add(CheckKind.NotAssessed, row, model.Slug, "nobody is accountable yet");
                continue;
            }

            _assessed++;
            if (cell.Contributing.Count > 0 && cell.Notes.Count == 0)
            {
                Add(CheckKind.SharedWithoutNote, row, model.Slug, "shared, and no note says who does what");
            }

            foreach (var note in cell.Notes.Where(note => cell.PartOf(note.Party) == Part.None))
            {
                Add(CheckKind.NoteWithoutPart, row, model.Slug, $"a note says what {NameOf(note.Party)} does, who neither is accountable nor contributes");
            }
        }

        if (row.Sources.Count == 0)
        {
            Add(CheckKind.WithoutSource, row, null, "names no source");
        }

        if (row.Controls.Count == 0 && _matrix.Frameworks.Count > 0)
        {
            Add(CheckKind.WithoutMapping, row, null, "is mapped to no control");
        }

        if (_matrix.HostingModels.Count > 1 && _matrix.HostingModels.All(model => row.In(_matrix.HostingModels[0].Slug)?.SaysTheSameAs(row.In(model.Slug) ?? new Assignment(model.Slug)) == true))
        {
            Add(CheckKind.SameEverywhere, row, null, "says the same in every hosting model");
        }

        if (row.ReviewDueOn is { } due && due <= _today)
        {
            Add(CheckKind.ReviewDue, row, null, $"was to be reviewed by {Day(due)}");
        }
    }

    private void Look(Source source)
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

    private void Look(PlacedText text, IReadOnlyList<Rune> missing)
    {
        if (missing.Count > 0)
        {
            var part = text.Responsibility is null ? text.Where : text.Part;
            _findings.Add(new Finding(CheckKind.NotPrintable, text.Responsibility, text.HostingModel, MissingLetters.Sentence(part, missing)));
        }
    }

    private void Add(CheckKind kind, Responsibility row, string? model, string sentence) => _findings.Add(new Finding(kind, row.Slug, model, sentence));

    private string NameOf(string party) => _matrix.Parties.First(known => known.Slug == party).Name;

    private static string Day(DateOnly day) => day.ToString(MatrixFormat.DateForm, CultureInfo.InvariantCulture);
}
