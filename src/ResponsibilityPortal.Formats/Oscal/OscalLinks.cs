using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Oscal;

/// <summary>The absolute addresses that a file links to, all pinned to its version.</summary>
/// <param name="Version">The page of the version.</param>
/// <param name="Content">The complete content of the version, as JSON.</param>
/// <param name="Cell">The page of a cell.</param>
public sealed record OscalLinks(string Version, string Content, Func<Responsibility, HostingModel, string> Cell);
