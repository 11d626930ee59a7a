using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.CloudTerms;

/// <summary>A column of "Control Origination" in FedRAMP's control implementation summary (Rev. 5).</summary>
/// <param name="Label">Its label, exactly; one has two spaces in it.</param>
public sealed record Origination(string Label)
{
    public static Origination Corporate { get; } = new("Service Provider Corporate");

    public static Origination SystemSpecific { get; } = new("Service Provider System Specific");

    public static Origination Hybrid { get; } = new("Service Provider Hybrid (Corporate and System Specific)");

    public static Origination ConfiguredByCustomer { get; } = new("Configured by Customer (Customer System Specific)");

    public static Origination ProvidedByCustomer { get; } = new("Provided by Customer (Customer System Specific)");

    public static Origination Shared { get; } = new("Shared (Service Provider and Customer Responsibility)");

    public static Origination Inherited { get; } = new("Inherited from Pre-Existing  Authorization");

    /// <summary>The columns G to M, in order.</summary>
    public static ValueList<Origination> All { get; } =
        [Corporate, SystemSpecific, Hybrid, ConfiguredByCustomer, ProvidedByCustomer, Shared, Inherited];
}
