using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Comparing;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Responsibilities;

public sealed partial class ResponsibilityPage
{
    [Inject]
    public required PortalUrls Urls { get; set; }

    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required MatrixRow Row { get; set; }

    /// <summary>The row in all versions, oldest first.</summary>
    [Parameter, EditorRequired]
    public required ValueList<HistoryEntry> History { get; set; }

    private Matrix Matrix => Source.Published.Matrix;

    private Responsibility Responsibility => Row.Responsibility;

    private string Description => $"{OwnershipSentence.OfRow(Matrix, Responsibility, Matrix.HostingModels)} {Responsibility.Description}";

    private string Canonical => Urls.Responsibility(
        Source.Slug, Source.Published.Version.Number == Source.InForce.Number ? null : Source.Pinned, Responsibility.Slug);

    /// <summary>What has changed in the row since a superseded version; null when this is not one.</summary>
    private ValueList<ResponsibilityChange>? ChangesSince
    {
        get
        {
            if (Source.Published.Version.Number >= Source.InForce.Number)
            {
                return null;
            }

            var current = History.LastOrDefault(entry => entry.Version.Number <= Source.InForce.Number);
            return current?.Row is { } row ? ResponsibilityComparison.Between((Matrix, Responsibility), (Matrix, row)) : null;
        }
    }

    private string WhatBecame(HistoryEntry entry) => entry switch
    {
        { Row: null } => "not in this version.",
        { Changes.Count: > 0 } => "changed.",
        _ when History.TakeWhile(earlier => earlier != entry).LastOrDefault() is { Row: not null } => "no change.",
        _ => "added.",
    };
}
