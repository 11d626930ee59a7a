using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Matrices.Exchange;
using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Web.Features.Editing;
using ResponsibilityPortal.Web.Features.Publishing;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>What programs do with drafts: look, edit a cell, publish.</summary>
internal static class DraftEndpoints
{
    private const int RetryAfterSeconds = 2;

    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(PortalUrls.Routes.ApiDraft, ReadDraftAsync).Produces<DraftV1>().Describe("readDraft", Policies.DraftsByToken);
        endpoints.MapGet(PortalUrls.Routes.ApiAssignment, ReadAsync).Produces<AssignmentV1>().Describe("readAssignment", Policies.DraftsByToken);
        endpoints.MapPut(PortalUrls.Routes.ApiAssignment, AssignAsync).Produces<AssignmentV1>().Describe("setAssignment", Policies.EditsByToken);
        endpoints.MapPost(PortalUrls.Routes.ApiPublish, PublishAsync).Produces<VersionV1>(StatusCodes.Status201Created).Produces<VersionV1>().Describe("publishDraft", Policies.PublicationsByToken);
        endpoints.MapOpenApiDocument();
        endpoints.RefuseOtherMethods(PortalUrls.Routes.ApiDraft, HttpMethods.Get);
        endpoints.RefuseOtherMethods(PortalUrls.Routes.ApiAssignment, $"{HttpMethods.Get}, {HttpMethods.Put}");
        endpoints.RefuseOtherMethods(PortalUrls.Routes.ApiPublish, HttpMethods.Post);
        endpoints.MapFallback(PortalUrls.Routes.ApiElsewhere, context => ApiProblem.AddressUnknown().ExecuteAsync(context))
            .RequireAuthorization(Policies.ByToken).RequireRateLimiting(ApiLimit.Policy);
    }

    private static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string operation, string policy)
    {
        foreach (var status in OpenApiDescription.ProblemsOf(operation))
        {
            endpoint.Produces<ProblemV1>(status, ApiProblem.ContentType);
        }

        return endpoint
            .WithName(operation)
            .WithTags("Drafts")
            .RequireAuthorization(policy)
            .RequireRateLimiting(ApiLimit.Policy)
            .DisableAntiforgery()
            .WithMetadata(new SmallBody());
    }

    /// <summary>Answers other methods on a known address; a program learns which it takes.</summary>
    private static void RefuseOtherMethods(this IEndpointRouteBuilder endpoints, string route, string allowed) =>
        endpoints.Map(route, context =>
        {
            context.Response.Headers.Allow = allowed;
            return ApiProblem.MethodRefused(allowed).ExecuteAsync(context);
        }).RequireAuthorization(Policies.ByToken).RequireRateLimiting(ApiLimit.Policy);

    private static async Task<IResult> ReadDraftAsync(string matrix, HttpContext context, [FromServices] MatrixEditor editor)
    {
        if (await editor.OpenAsync(matrix, BearerToken.ActorOf(context.User), context.RequestAborted) is not { } draft)
        {
            return NoMatrix(matrix);
        }

        Tag(context, draft.ContentHash);
        return TypedResults.Ok(DraftV1.Of(matrix, draft));
    }

    private static async Task<IResult> ReadAsync(string matrix, string responsibility, string model, HttpContext context, [FromServices] MatrixEditor editor) =>
        await editor.FindCellAsync(matrix, new CellKey(responsibility, model), BearerToken.ActorOf(context.User), context.RequestAborted) is { } cell
            ? Show(context, cell)
            : NoCell(matrix, responsibility, model);

    private static async Task<IResult> AssignAsync(string matrix, string responsibility, string model, HttpContext context, [FromServices] MatrixEditor editor)
    {
        var (operationId, noKey) = RequestReading.OperationId(context.Request);
        var (seen, noTag) = RequestReading.IfMatch(context.Request);
        var state = CellVersion.Parse(seen);
        if ((noKey ?? noTag ?? (seen is null ? IfMatchRequired() : state is null ? RequestReading.NotIssued(seen) : null)) is { } unconditional)
        {
            return unconditional;
        }

        var (json, noJson) = await RequestReading.BodyAsync(context);
        using (json)
        {
            if (json is null)
            {
                return noJson!;
            }

            if (AssignmentFormat.ReadEdit(json.RootElement, model, out var reason, out var problems) is not { } content)
            {
                return RequestReading.Invalid(problems);
            }

            var outcome = await editor.AssignAsync(
                AssignCells.One(matrix, responsibility, content, state!.Value),
                new Change(BearerToken.ActorOf(context.User), operationId, reason),
                context.RequestAborted);
            return outcome switch
            {
                AssignOutcome.Assigned(var changes) => Show(context, changes[0].After),
                AssignOutcome.Unchanged(var cells) => Show(context, cells[0]),
                AssignOutcome.Conflict(var current) => Conflict(context, state!.Value, current[0]),
                AssignOutcome.Invalid(_, var broken) => RequestReading.Invalid(broken),
                AssignOutcome.Missing => NoCell(matrix, responsibility, model),
                AssignOutcome.NotDone(Refusal.NotAllowed) => ApiProblem.ScopeMissing(ApiScopeNames.Of(ApiScopes.EditDrafts)),
                AssignOutcome.NotDone(Refusal.OperationUsed) => OperationUsed(),
                AssignOutcome.NotDone(Refusal.Busy) => Busy(context),
                AssignOutcome.NotDone(Refusal.NotFound) => NoCell(matrix, responsibility, model),
                _ => throw new InvalidOperationException($"{outcome.GetType().Name} has no answer."),
            };
        }
    }

    private static async Task<IResult> PublishAsync(string matrix, HttpContext context, [FromServices] MatrixPublisher publisher, [FromServices] PortalUrls urls)
    {
        var (operationId, noKey) = RequestReading.OperationId(context.Request);
        var (seen, noTag) = RequestReading.IfMatch(context.Request);
        if ((noKey ?? noTag ?? (seen is null ? DraftTagRequired() : null)) is { } unconditional)
        {
            return unconditional;
        }

        var (json, noJson) = await RequestReading.BodyAsync(context);
        using (json)
        {
            if (json is null)
            {
                return noJson!;
            }

            if (PublicationFormat.Read(json.RootElement, out var problems) is not { } wish)
            {
                return RequestReading.Invalid(problems);
            }

            var actor = BearerToken.ActorOf(context.User);
            var outcome = await publisher.PublishDraftAsync(
                new PublishDraft(matrix, wish.BasedOn, wish.Message, wish.InForceFrom, seen, wish.MoveReason),
                new Change(actor, operationId, wish.Message.Length > Change.ReasonMaxLength ? null : wish.Message),
                context.RequestAborted);
            return outcome switch
            {
                PublishOutcome.Published(var version, _) => TypedResults.Created(urls.Matrix(matrix, version.Number), VersionV1.Of(version)),
                PublishOutcome.Unchanged(var latest) => TypedResults.Ok(VersionV1.Of(latest)),
                PublishOutcome.Incomplete(var gaps) => Incomplete(gaps.Select(gap => new CellV1(gap.Responsibility, gap.HostingModel))),
                PublishOutcome.Stale(var latest) => Stale(latest),
                PublishOutcome.Changed(var hash) => DraftChanged(context, hash),
                PublishOutcome.Unexplained(var cells) => Unexplained(cells.Select(cell => new CellV1(cell.Responsibility, cell.HostingModel))),
                PublishOutcome.OwnEdits => OwnEdits(),
                PublishOutcome.Invalid(var problem) => RequestReading.Invalid([new MatrixProblem("", problem)]),
                PublishOutcome.NotDone(Refusal.OperationUsed) => OperationUsed(),
                PublishOutcome.NotDone(Refusal.Busy) => Busy(context),
                PublishOutcome.NotDone(Refusal.NotFound) => NoMatrix(matrix),
                PublishOutcome.NotDone(Refusal.NotAllowed) => ApiProblem.ScopeMissing(ApiScopeNames.Of(ApiScopes.Publish)),
                _ => throw new InvalidOperationException($"{outcome.GetType().Name} has no answer."),
            };
        }
    }

    private static Ok<AssignmentV1> Show(HttpContext context, DraftCell cell)
    {
        Tag(context, cell.Version.ToString());
        return TypedResults.Ok(AssignmentV1.Of(cell));
    }

    private static void Tag(HttpContext context, string tag) => context.Response.Headers.ETag = $"\"{tag}\"";

    private static ApiProblem IfMatchRequired() => new(
        StatusCodes.Status428PreconditionRequired, "if-match-required", "Say which state you saw", "Send If-Match with the entity tag that a GET of this cell answered.");

    private static ApiProblem DraftTagRequired() => new(
        StatusCodes.Status428PreconditionRequired, "if-match-required", "If-Match is required", "Send If-Match with the entity tag (the content hash) of the draft that you reviewed. Only that state is published.");

    private static ApiProblem Conflict(HttpContext context, CellVersion seen, DraftCell current)
    {
        Tag(context, current.Version.ToString());
        return new ApiProblem(
            StatusCodes.Status412PreconditionFailed,
            "conflict",
            "The cell isn't in the state that you saw",
            $"{WhatHappened(seen, current)} Nothing was saved: look at both, and send the one that is to hold with the entity tag of this answer.",
            new JsonObject { ["current"] = JsonSerializer.SerializeToNode(AssignmentV1.Of(current), JsonSerializerOptions.Web) });
    }

    /// <summary>Says why a state is no longer the current one, and nothing that may not have happened.</summary>
    private static string WhatHappened(CellVersion seen, DraftCell current) =>
        seen.Published > current.Version.Published || (seen.Published == current.Version.Published && seen.Edit > current.Version.Edit)
            ? $"You sent state {seen}, which this cell doesn't have; it is at {current.Version}."
        : current.Edit is { } edit ? $"{edit.By.Shown} edited it since."
        : seen.Published < current.Version.Published ? $"Version {current.Version.Published} was published since, and the cell is as published."
        : "It is as published.";

    private static ApiProblem OperationUsed() => new(
        StatusCodes.Status422UnprocessableEntity, "operation-id-used", "The idempotency key belongs to another act", "That act was carried out before. Make a new UUID for this one.");

    private static ApiProblem Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return new ApiProblem(
            StatusCodes.Status503ServiceUnavailable, "busy", "The portal is busy", "Nothing was saved. Send the request again with the same idempotency key in a few seconds.");
    }

    private static ApiProblem NoMatrix(string matrix) => new(
        StatusCodes.Status404NotFound, "matrix-unknown", "There is no such draft", $"There is no matrix '{matrix}' with a draft that can be read.");

    private static ApiProblem NoCell(string matrix, string responsibility, string model) => new(
        StatusCodes.Status404NotFound, "cell-unknown", "There is no such cell", $"The draft of '{matrix}' has no responsibility '{responsibility}' in a hosting model '{model}', or there is no such matrix.");

    private static ApiProblem Stale(int latest) => new(
        StatusCodes.Status409Conflict, "stale", "Another version has been published since", $"The latest version is {latest}. Look at it before you publish on top of it.", new JsonObject { ["latest"] = latest });

    private static ApiProblem DraftChanged(HttpContext context, string hash)
    {
        Tag(context, hash);
        return new ApiProblem(
            StatusCodes.Status412PreconditionFailed, "draft-changed", "The draft is not what you saw", "Its content hash isn't the one you sent. Nothing was published: look at it again.", new JsonObject { ["contentHash"] = hash });
    }

    private static ApiProblem Incomplete(IEnumerable<CellV1> cells) => new(
        StatusCodes.Status422UnprocessableEntity, "incomplete", "Cells lack an accountable party", "Every cell of a version has exactly one. All that lack it are listed.", Cells(cells));

    private static ApiProblem Unexplained(IEnumerable<CellV1> cells) => new(
        StatusCodes.Status422UnprocessableEntity, "moves-unexplained", "Accountability moves without a reason", "Say why in moveReason, or edit the listed cells with a reason.", Cells(cells));

    private static ApiProblem OwnEdits() => new(
        StatusCodes.Status403Forbidden, "own-edits", "A second approver is required", "A token can publish only content that another user approved. The approver, the token and the user who created it must not have edited it.");

    private static JsonObject Cells(IEnumerable<CellV1> cells) => new() { ["cells"] = JsonSerializer.SerializeToNode(cells.ToList(), JsonSerializerOptions.Web) };

    /// <summary>Requests of the API are small; who sends more is refused before it is read.</summary>
    private sealed class SmallBody : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => RequestReading.BodyLimit;
    }
}
