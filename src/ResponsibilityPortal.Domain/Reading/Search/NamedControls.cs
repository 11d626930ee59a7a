using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>The controls that a text names.</summary>
/// <param name="Unknown">Identifiers that look like controls but that no row is mapped to, as written.</param>
/// <param name="Ranges">Where the identifiers are in the text: start and end.</param>
/// <param name="NamesOnlyControls">Whether the text consists of identifiers, with at most words around them such as "Annex A".</param>
internal sealed record NamedControls(
    ValueList<NamedControl> Found,
    ValueList<string> Unknown,
    ValueList<(int Start, int End)> Ranges,
    bool NamesOnlyControls
)
{
    public static NamedControls None { get; } = new([], [], [], false);
}
