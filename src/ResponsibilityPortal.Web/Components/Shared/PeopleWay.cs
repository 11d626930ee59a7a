using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Components.Shared;

/// <summary>A way of naming people to readers.</summary>
/// <param name="NameOf">Names somebody who published or approved a version.</param>
/// <param name="EditorOf">Names somebody who edited what a version holds.</param>
/// <param name="NamesPeople">Whether it tells their names.</param>
public sealed record PeopleWay(Func<Actor, string> NameOf, Func<Actor, string> EditorOf, bool NamesPeople);
