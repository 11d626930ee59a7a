using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Losses;

/// <summary>One kind of loss in one export, and where it occurs.</summary>
/// <param name="Addresses">
/// At least one: <c>responsibility/model</c> for a cell, or the short name of a row, the identifier of a control, the short name of a
/// hosting model or the name of a property alone. See <see cref="LossKind"/>.
/// </param>
public sealed record Loss(LossKind Kind, ValueList<string> Addresses)
{
    public int Count => Addresses.Count;

    /// <summary>Returns the address of a cell.</summary>
    public static string AddressOf(string responsibility, string model) => $"{responsibility}/{model}";
}
