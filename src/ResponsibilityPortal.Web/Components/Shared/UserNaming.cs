using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Components.Shared;

/// <summary>A way to refer to users on the reader pages.</summary>
/// <param name="NameOf">Returns the words for a user who published or approved a version.</param>
/// <param name="EditorOf">Returns the words for a user who edited the content of a version.</param>
/// <param name="NamesUsers">Whether the words contain the names of users.</param>
public sealed record UserNaming(Func<Actor, string> NameOf, Func<Actor, string> EditorOf, bool NamesUsers);
