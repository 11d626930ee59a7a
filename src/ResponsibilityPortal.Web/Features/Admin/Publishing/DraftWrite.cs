using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>A command on a draft within its transaction.</summary>
public sealed record DraftWrite(WriteScope Write, StoredMatrix Matrix, DraftSnapshot Draft);
