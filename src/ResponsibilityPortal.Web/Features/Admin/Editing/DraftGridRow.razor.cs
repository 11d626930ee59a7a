using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>A row of the grid with its cells.</summary>
public sealed partial class DraftGridRow
{
    private DraftLine? _shownLine;
    private DraftSnapshot? _shown;
    private bool _isDue;

    /// <summary>A line that has a row.</summary>
    [Parameter, EditorRequired]
    public required DraftLine Line { get; set; }

    [Parameter, EditorRequired]
    public required DraftSnapshot Draft { get; set; }

    [Parameter, EditorRequired]
    public required GridLooks Looks { get; set; }

    private DraftRow Row => Line.Row!;

    private string ChangedWords => $"; changed since version {Draft.Frame.Latest}";

    protected override void OnParametersSet()
    {
        _isDue = _shown is null || !ReferenceEquals(Line, _shownLine) || !ReferenceEquals(Draft.Frame, _shown.Frame) || IsEditedSince(_shown);
        (_shownLine, _shown) = (Line, Draft);
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

    /// <summary>What is heard after the name of the accountable party; contributors are seen by their letters.</summary>
    private string RestOf(Assignment cell, string accountable, bool isChanged)
    {
        var rest = OwnershipSentence.OfCell(Draft.Frame.Content, cell)[accountable.Length..];
        return isChanged ? rest + ChangedWords : rest;
    }
}
