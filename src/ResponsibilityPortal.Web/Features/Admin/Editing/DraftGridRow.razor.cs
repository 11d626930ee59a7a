using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>A row of the grid with its cells.</summary>
public sealed partial class DraftGridRow
{
    private const string ReportedWords = "open problem reports";

    private DraftLine? _shownLine;
    private DraftSnapshot? _shown;
    private IReadOnlySet<CellKey>? _shownComments;
    private IReadOnlySet<CellKey>? _shownReports;
    private bool _isDue;

    /// <summary>A line that contains a row.</summary>
    [Parameter, EditorRequired]
    public required DraftLine Line { get; set; }

    [Parameter, EditorRequired]
    public required DraftSnapshot Draft { get; set; }

    [Parameter, EditorRequired]
    public required GridStyles Styles { get; set; }

    /// <summary>The cells with an open comment of the team. A new set is passed when a comment is added or resolved.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlySet<CellKey> Commented { get; set; }

    /// <summary>
    /// The cells with an open problem report of a reader; without a hosting model for a whole row. A new set is passed when they change.
    /// </summary>
    [Parameter]
    public IReadOnlySet<CellKey> Reported { get; set; } = FrozenSet<CellKey>.Empty;

    private DraftRow Row => Line.Row!;

    private string ChangedWords => $"; changed since version {Draft.Frame.Latest}";

    protected override void OnParametersSet()
    {
        _isDue =
            _shown is null
            || !ReferenceEquals(Line, _shownLine)
            || !ReferenceEquals(Draft.Frame, _shown.Frame)
            || !ReferenceEquals(Commented, _shownComments)
            || !ReferenceEquals(Reported, _shownReports)
            || IsEditedSince(_shown);
        (_shownLine, _shown, _shownComments, _shownReports) = (Line, Draft, Commented, Reported);
    }

    protected override bool ShouldRender() => _isDue;

    private bool IsEditedSince(DraftSnapshot moment)
    {
        if (ReferenceEquals(Draft, moment))
        {
            return false;
        }

        foreach (var model in Draft.Frame.Content.HostingModels)
        {
            var key = new CellKey(Row.Responsibility.Slug, model.Slug);
            if (!ReferenceEquals(Draft.Edited.GetValueOrDefault(key), moment.Edited.GetValueOrDefault(key)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The classes with which the style sheet draws the marks of a cell.</summary>
    private string? ClassOf(CellKey key, Assignment cell, bool isChanged) =>
        (isChanged, cell.Notes.Count > 0, Commented.Contains(key)) switch
        {
            (false, false, false) => null,
            var (changed, noted, commented) =>
                $"{(changed ? "changed " : "")}{(noted ? "noted " : "")}{(commented ? "commented" : "")}".TrimEnd(),
        };

    /// <summary>For example "2 notes, open comments"; null for a cell without notes, comments and reports.</summary>
    private string? MarksOf(CellKey key, Assignment cell) =>
        (cell.Notes.Count, Commented.Contains(key), Reported.Contains(key)) switch
        {
            (0, false, false) => null,
            var (notes, isCommented, isReported) => string.Join(
                ", ",
                new[]
                {
                    notes == 0 ? null : Wording.Count(notes, "note", "notes"),
                    isCommented ? "open comments" : null,
                    isReported ? ReportedWords : null,
                }.OfType<string>()
            ),
        };

    private string NamesOf(ValueList<string> parties) => Enumeration.Of([.. parties.Select(party => Styles.Parties[party].Name)]);

    /// <summary>
    /// The text for screen readers after the names of the accountable parties. On screen, letters show the contributing parties.
    /// </summary>
    private string RestOf(Assignment cell, string accountable, bool isChanged)
    {
        var rest = AssignmentSentence.OfCell(Draft.Frame.Content, cell)[accountable.Length..];
        return isChanged ? rest + ChangedWords : rest;
    }
}
