using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Web.Features.Publishing;

/// <summary>A command on a draft within its transaction.</summary>
public sealed record DraftWrite(WriteScope Write, StoredMatrix Matrix, DraftSnapshot Draft);
