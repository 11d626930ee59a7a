using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Losses;

/// <summary>
/// What an export of a version loses: the kinds in the order of <see cref="LossKind.All"/>, each once, and their addresses in the order of
/// their characters. The same version, filter and format give the same report.
/// </summary>
public sealed record LossReport(ValueList<Loss> Losses)
{
    /// <summary>The words for an empty report.</summary>
    public const string NothingLost = "Nothing was lost";

    public static LossReport None { get; } = new([]);

    public bool IsEmpty => Losses.Count == 0;

    /// <summary>Sorts losses, combines those of one kind, and leaves out those without an address.</summary>
    public static LossReport Of(params IEnumerable<(LossKind Kind, IEnumerable<string> Addresses)> losses)
    {
        var found = losses.ToLookup(loss => loss.Kind, loss => loss.Addresses);
        return new LossReport(
            LossKind
                .All.Where(found.Contains)
                .Select(kind => new Loss(
                    kind,
                    found[kind]
                        .SelectMany(addresses => addresses)
                        .Distinct(StringComparer.Ordinal)
                        .Order(StringComparer.Ordinal)
                        .ToValueList()
                ))
                .Where(loss => loss.Count > 0)
                .ToValueList()
        );
    }

    /// <summary>Returns the loss of a kind; null when nothing of that kind is lost.</summary>
    public Loss? Find(LossKind kind) => Losses.FirstOrDefault(loss => loss.Kind == kind);
}
