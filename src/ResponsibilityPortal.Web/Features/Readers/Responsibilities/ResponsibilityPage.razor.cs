using System.Text.Json.Nodes;
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

    private string Title => $"{Responsibility.Title}: who is responsible in {ProductName.Of(Matrix)}?";

    private string Description =>
        $"{ProductName.Of(Matrix)}: {AssignmentSentence.OfRow(Matrix, Responsibility, Matrix.HostingModels)} {Responsibility.Description}";

    private string Canonical =>
        Urls.Responsibility(
            Source.Slug,
            Source.Published.Version.Number == Source.InForce.Number ? null : Source.Pinned,
            Responsibility.Slug
        );

    /// <summary>The page as JSON and Markdown. A draft has only the page.</summary>
    private IReadOnlyList<(string Type, string Title, string Address)> Twins =>
        Source.IsDraft
            ? []
            :
            [
                (
                    "application/json",
                    "JSON",
                    Urls.ResponsibilityJson(Source.Slug, Source.Pinned, Responsibility.Slug, Source.Links.Carried)
                ),
                (
                    "text/markdown",
                    "Markdown",
                    Urls.ResponsibilityMarkdown(Source.Slug, Source.Pinned, Responsibility.Slug, Source.Links.Carried)
                ),
            ];

    private JsonObject? Data => Source.IsDraft ? null : AnswerData.Of(Source, Row, Title, Urls);

    /// <summary>What the reader runs; null when nothing is chosen.</summary>
    private Deployment? Deployment => Source.Deployment;

    /// <summary>The hosting models of what the reader runs, or all hosting models.</summary>
    private ValueList<HostingModel> Models =>
        Deployment is { } chosen
            ? Matrix.HostingModels.Where(model => chosen.HostingModels.Contains(model.Slug)).ToValueList()
            : Matrix.HostingModels;

    private List<HostingModel> OtherModels => [.. Matrix.HostingModels.Except(Models)];

    /// <summary>Returns the row before or after this one, in the order of the matrix; null at its ends.</summary>
    private Responsibility? Neighbour(int distance) =>
        Row.Position + distance is var position && position >= 0 && position < Source.Published.Index.Rows.Count
            ? Source.Published.Index.Rows[position].Responsibility
            : null;

    private VersionState State => Source.Versions.StateOf(Source.Published.Version, Source.InForce);

    /// <summary>The row in the version in force when another version is shown; null when the shown version is in force.</summary>
    private HistoryEntry? Current =>
        State == VersionState.InForce ? null : History.LastOrDefault(entry => entry.Version.Number == Source.InForce.Number);

    /// <summary>Whether the version in force has the row, so that readers can report a problem with it.</summary>
    private bool CanReport => !Source.IsDraft && (State == VersionState.InForce || Current?.Row is not null);

    /// <summary>The version that retired the row, when the version in force no longer has it; null when none did.</summary>
    private MatrixVersion? RetiredIn =>
        History
            .SkipWhile(entry => entry.Version.Number <= Source.Published.Version.Number)
            .FirstOrDefault(entry => entry.Row is null && StateOf(entry) is not (VersionState.Overtaken or VersionState.Withdrawn))
            ?.Version;

    /// <summary>What announced versions do to the row, when the version in force is shown.</summary>
    private IEnumerable<HistoryEntry> ToCome =>
        State == VersionState.InForce
            ? History.Where(entry =>
                StateOf(entry) == VersionState.Announced
                && (entry.Changes.Count > 0 || (entry.Row is null && Before(entry)?.Row is not null))
            )
            : [];

    private VersionState StateOf(HistoryEntry entry) => Source.Versions.StateOf(entry.Version, Source.InForce);

    private string WordsOf(HistoryEntry entry) =>
        StateOf(entry) switch
        {
            VersionState.InForce => " (in force)",
            VersionState.Announced => $" (announced: applies from {Wording.Moment(Source.Versions.InForceFrom(entry.Version))})",
            VersionState.Overtaken => " (never in force)",
            VersionState.Withdrawn => " (withdrawn, never in force)",
            _ => "",
        };

    private HistoryEntry? Before(HistoryEntry entry) =>
        Source.Versions.BaseOf(entry.Version) is { } before
            ? History.LastOrDefault(earlier => earlier.Version.Number == before.Number)
            : null;

    private string WhatBecame(HistoryEntry entry) =>
        (Before: Before(entry), entry) switch
        {
            { Before.Row: not null, entry.Row: null } => "retired.",
            { entry.Row: null } => "not in this version.",
            { entry.Changes.Count: > 0 } => "changed.",
            { Before.Row: not null } => "no change.",
            { Before: null } when entry.Version.Number > 1 => "included.",
            _ when History.TakeWhile(earlier => earlier != entry).Any(earlier => earlier.Row is not null) => "restored.",
            _ => "added.",
        };
}
