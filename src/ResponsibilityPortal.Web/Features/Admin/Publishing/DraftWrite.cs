using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>A draft and the write scope in which a command on it is decided.</summary>
public sealed record DraftWrite(WriteScope Write, StoredMatrix Matrix, DraftSnapshot Draft);
