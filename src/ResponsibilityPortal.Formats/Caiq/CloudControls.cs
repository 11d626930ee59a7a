using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Caiq;

/// <summary>The identifiers of CSA's Cloud Controls Matrix v4.0: 197 controls in 17 domains. Their texts are CSA's and not here.</summary>
public static class CloudControls
{
    /// <summary>The number of controls of each domain, by its letters.</summary>
    private static readonly (string Domain, int Count)[] Domains =
    [
        ("A&A", 6),
        ("AIS", 7),
        ("BCR", 11),
        ("CCC", 9),
        ("CEK", 21),
        ("DCS", 15),
        ("DSP", 19),
        ("GRC", 8),
        ("HRS", 13),
        ("IAM", 16),
        ("IPY", 4),
        ("IVS", 9),
        ("LOG", 13),
        ("SEF", 8),
        ("STA", 14),
        ("TVM", 10),
        ("UEM", 14),
    ];

    /// <summary>All identifiers, in order: <c>A&amp;A-01</c> to <c>UEM-14</c>.</summary>
    public static ValueList<string> All { get; } =
        Domains
            .SelectMany(domain =>
                Enumerable
                    .Range(1, domain.Count)
                    .Select(number => string.Create(CultureInfo.InvariantCulture, $"{domain.Domain}-{number:00}"))
            )
            .ToValueList();
}
