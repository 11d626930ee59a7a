using System.Globalization;

namespace ResponsibilityPortal.Tests.Formats.Drawing;

/// <summary>The measures of the palette. Every formula names its source, and has known-answer tests of its own.</summary>
public static class ColorScience
{
    /// <summary>Returns the contrast of two sRGB colours, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance").</summary>
    public static double Contrast(string first, string second)
    {
        var (one, other) = (Luminance(first), Luminance(second));
        return (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
    }

    /// <summary>Returns how different two colours appear (CIEDE2000) with a kind of colour vision.</summary>
    public static double Distance(string first, string second, ColorVision vision = ColorVision.Normal) =>
        Ciede2000(ToLab(Simulate(first, vision)), ToLab(Simulate(second, vision)));

    /// <summary>
    /// CIEDE2000 with kL = kC = kH = 1, as in G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 color-difference formula:
    /// implementation notes, supplementary test data, and mathematical observations", Color Research and Application 30 (2005).
    /// </summary>
    public static double Ciede2000((double L, double A, double B) first, (double L, double A, double B) second)
    {
        var meanC = (Hypotenuse(first.A, first.B) + Hypotenuse(second.A, second.B)) / 2;
        var g = 0.5 * (1 - Math.Sqrt(Math.Pow(meanC, 7) / (Math.Pow(meanC, 7) + Math.Pow(25, 7))));
        var (a1, a2) = ((1 + g) * first.A, (1 + g) * second.A);
        var (c1, c2) = (Hypotenuse(a1, first.B), Hypotenuse(a2, second.B));
        var (h1, h2) = (Hue(a1, first.B), Hue(a2, second.B));

        var deltaL = second.L - first.L;
        var deltaC = c2 - c1;
        var turn =
            c1 * c2 == 0 ? 0
            : h2 - h1 > 180 ? h2 - h1 - 360
            : h2 - h1 < -180 ? h2 - h1 + 360
            : h2 - h1;
        var deltaH = 2 * Math.Sqrt(c1 * c2) * Sine(turn / 2);

        var (meanL, meanC2) = ((first.L + second.L) / 2, (c1 + c2) / 2);
        var meanH =
            c1 * c2 == 0 ? h1 + h2
            : Math.Abs(h1 - h2) <= 180 ? (h1 + h2) / 2
            : h1 + h2 < 360 ? (h1 + h2 + 360) / 2
            : (h1 + h2 - 360) / 2;
        var t =
            1
            - (0.17 * Cosine(meanH - 30))
            + (0.24 * Cosine(2 * meanH))
            + (0.32 * Cosine((3 * meanH) + 6))
            - (0.20 * Cosine((4 * meanH) - 63));
        var deltaTheta = 30 * Math.Exp(-Math.Pow((meanH - 275) / 25, 2));
        var rotation = -2 * Math.Sqrt(Math.Pow(meanC2, 7) / (Math.Pow(meanC2, 7) + Math.Pow(25, 7))) * Sine(2 * deltaTheta);
        var scaleL = 1 + (0.015 * Math.Pow(meanL - 50, 2) / Math.Sqrt(20 + Math.Pow(meanL - 50, 2)));
        var scaleC = 1 + (0.045 * meanC2);
        var scaleH = 1 + (0.015 * meanC2 * t);
        var (l, c, h) = (deltaL / scaleL, deltaC / scaleC, deltaH / scaleH);
        return Math.Sqrt((l * l) + (c * c) + (h * h) + (rotation * c * h));
    }

    /// <summary>
    /// Linear RGB as seen with a colour-vision deficiency, severity 1.0: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes,
    /// "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), table 1.
    /// </summary>
    private static (double R, double G, double B) Simulate(string color, ColorVision vision)
    {
        var (r, g, b) = ToLinear(color);
        var seen = vision switch
        {
            ColorVision.Protan => (
                (0.152286 * r) + (1.052583 * g) - (0.204868 * b),
                (0.114503 * r) + (0.786281 * g) + (0.099216 * b),
                (-0.003882 * r) - (0.048116 * g) + (1.051998 * b)
            ),
            ColorVision.Deutan => (
                (0.367322 * r) + (0.860646 * g) - (0.227968 * b),
                (0.280085 * r) + (0.672501 * g) + (0.047413 * b),
                (-0.011820 * r) + (0.042940 * g) + (0.968881 * b)
            ),
            ColorVision.Tritan => (
                (1.255528 * r) - (0.076749 * g) - (0.178779 * b),
                (-0.078411 * r) + (0.930809 * g) + (0.147602 * b),
                (0.004733 * r) + (0.691367 * g) + (0.303900 * b)
            ),
            ColorVision.Grey => (Luminance(color), Luminance(color), Luminance(color)),
            _ => (r, g, b),
        };
        return (Math.Clamp(seen.Item1, 0, 1), Math.Clamp(seen.Item2, 0, 1), Math.Clamp(seen.Item3, 0, 1));
    }

    /// <summary>CIELAB for the white point D65 of sRGB (IEC 61966-2-1 for the primaries, CIE 15 for L*a*b*).</summary>
    private static (double L, double A, double B) ToLab((double R, double G, double B) linear)
    {
        var (r, g, b) = linear;
        var x = F(((0.4124564 * r) + (0.3575761 * g) + (0.1804375 * b)) / 0.95047);
        var y = F((0.2126729 * r) + (0.7151522 * g) + (0.0721750 * b));
        var z = F(((0.0193339 * r) + (0.1191920 * g) + (0.9503041 * b)) / 1.08883);
        return ((116 * y) - 16, 500 * (x - y), 200 * (y - z));

        static double F(double value) => value > 216.0 / 24389 ? Math.Cbrt(value) : ((24389.0 / 27 * value) + 16) / 116;
    }

    private static double Luminance(string color)
    {
        var (r, g, b) = ToLinear(color);
        return (0.2126 * r) + (0.7152 * g) + (0.0722 * b);
    }

    private static (double R, double G, double B) ToLinear(string color)
    {
        return (Channel(1), Channel(3), Channel(5));

        double Channel(int start)
        {
            var value = int.Parse(color.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }

    private static double Hypotenuse(double a, double b) => Math.Sqrt((a * a) + (b * b));

    private static double Hue(double a, double b) => a == 0 && b == 0 ? 0 : ((Math.Atan2(b, a) * 180 / Math.PI) + 360) % 360;

    private static double Sine(double degrees) => Math.Sin(degrees * Math.PI / 180);

    private static double Cosine(double degrees) => Math.Cos(degrees * Math.PI / 180);
}
