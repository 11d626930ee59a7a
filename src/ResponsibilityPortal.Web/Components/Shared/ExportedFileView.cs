namespace ResponsibilityPortal.Web.Components.Shared;

/// <summary>The component to show for an exported file.</summary>
/// <param name="Component">A type derived from <see cref="ExportedFilePart"/>.</param>
public sealed record ExportedFileView(Type Component);
