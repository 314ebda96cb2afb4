using System;
using Exotel.Calls.Placing;

namespace Exotel.PowerShell.Pipeline;

/// <summary>A row of a list to dial, as the pipeline brought it.</summary>
/// <param name="Key">The key; blank where there is none.</param>
/// <param name="Request">The call.</param>
/// <param name="Placer">Describes the call.</param>
/// <param name="Timeout">How long to wait for its end; null to write it as it is placed.</param>
/// <param name="IsCallBack">Whether the row came from <c>Get-ExoMissedCaller</c>.</param>
internal sealed record CallListRow(string Key, ConnectCallRequest Request, CallPlacer Placer, TimeSpan? Timeout, bool IsCallBack);
