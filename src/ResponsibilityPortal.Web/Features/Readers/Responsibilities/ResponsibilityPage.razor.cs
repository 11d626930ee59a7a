using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Responsibilities;

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

    private VersionState State => Source.Versions.StateOf(Source.Published.Version, Source.InForce);

    /// <summary>The row in the version in force, where another is shown; null when this is the one in force.</summary>
    private HistoryEntry? Current => State == VersionState.InForce ? null : History.LastOrDefault(entry => entry.Version.Number == Source.InForce.Number);

    /// <summary>The version that retired the row which the version in force no longer has; null when none did.</summary>
    private MatrixVersion? RetiredIn =>
        History.SkipWhile(entry => entry.Version.Number <= Source.Published.Version.Number)
            .FirstOrDefault(entry => entry.Row is null && StateOf(entry) is not (VersionState.Overtaken or VersionState.Withdrawn))?.Version;

    /// <summary>What versions to come do to the row, where the one in force is shown.</summary>
    private IEnumerable<HistoryEntry> ToCome => State == VersionState.InForce
        ? History.Where(entry => StateOf(entry) == VersionState.Announced && (entry.Changes.Count > 0 || (entry.Row is null && Before(entry)?.Row is not null)))
        : [];

    private VersionState StateOf(HistoryEntry entry) => Source.Versions.StateOf(entry.Version, Source.InForce);

    private string WordsOf(HistoryEntry entry) => StateOf(entry) switch
    {
        VersionState.InForce => " (in force)",
        VersionState.Announced => $" (announced: applies from {Wording.Moment(Source.Versions.InForceFrom(entry.Version))})",
        VersionState.Overtaken => " (never in force)",
        VersionState.Withdrawn => " (withdrawn, never in force)",
        _ => "",
    };

    private HistoryEntry? Before(HistoryEntry entry) =>
        Source.Versions.BaseOf(entry.Version) is { } before ? History.LastOrDefault(earlier => earlier.Version.Number == before.Number) : null;

    private string WhatBecame(HistoryEntry entry) => (Before: Before(entry), entry) switch
    {
        { Before.Row: not null, entry.Row: null } => "retired.",
        { entry.Row: null } => "not in this version.",
        { entry.Changes.Count: > 0 } => "changed.",
        { Before.Row: not null } => "no change.",
        { Before: null } when entry.Version.Number > 1 => "there.",
        _ when History.TakeWhile(earlier => earlier != entry).Any(earlier => earlier.Row is not null) => "came back.",
        _ => "added.",
    };
}
