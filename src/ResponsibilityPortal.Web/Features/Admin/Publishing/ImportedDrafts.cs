using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>
/// Stores content that is part of the portal, for its users to decide on. Only the portal itself calls this, when it starts.
/// </summary>
public sealed class ImportedDrafts(Writer writer)
{
    /// <summary>Stores imported content as the draft of a new matrix, for users to review and publish.</summary>
    /// <param name="source">The origin of the content, for the log: <c>file</c>, <c>built-in matrix</c>.</param>
    public Task ImportAsync(Matrix content, string source, Change change, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            change,
            async write =>
            {
                var bytes = MatrixWriter.Write(content);
                var matrix = StoredMatrix.Create(content);
                write.Context.Matrices.Add(matrix);
                write.Context.Drafts.Add(StoredDraft.Create(matrix, StoredDraft.Frame, bytes, write.Now));
                await write.Context.NoteDraftEditorAsync(matrix, change.Actor, cancellationToken);
                await write.RecordAsync(
                    new MatrixCreated(content.Slug, source, Sha256Hash.Of(bytes), JsonNode.Parse(bytes)),
                    cancellationToken
                );
                write.Keep();
                return matrix;
            },
            cancellationToken
        );

    /// <summary>
    /// Stores the built-in matrix of a newer release as an offer to editors, if it differs from everything that was published or offered.
    /// </summary>
    /// <returns>Whether anything new was stored.</returns>
    public Task<bool> OfferBuiltInAsync(Matrix builtIn, Change change, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            change,
            async write =>
            {
                var content = MatrixWriter.Write(builtIn);
                var hash = Sha256Hash.Of(content);
                var context = write.Context;
                var matrix = await context.Matrices.SingleAsync(candidate => candidate.Slug == builtIn.Slug, cancellationToken);
                var offered = await context.Drafts.SingleOrDefaultAsync(
                    draft => draft.MatrixId == matrix.Id && draft.Origin == StoredDraft.FromBuiltIn,
                    cancellationToken
                );
                if (
                    offered?.ContentHash == hash
                    || await context.Versions.AnyAsync(
                        version => version.MatrixId == matrix.Id && version.ContentHash == hash,
                        cancellationToken
                    )
                )
                {
                    return false;
                }

                if (offered is null)
                {
                    context.Drafts.Add(StoredDraft.Create(matrix, StoredDraft.FromBuiltIn, content, write.Now));
                }
                else
                {
                    offered.Replace(content, write.Now);
                }

                await write.RecordAsync(new BuiltInMatrixOffered(builtIn.Slug, hash), cancellationToken);
                write.Keep();
                return true;
            },
            cancellationToken
        );
}
