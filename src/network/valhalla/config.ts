/**
 * Valhalla's configuration, written out because its own generator needs Python. Only what differs from the generator's
 * defaults is explained.
 */
import { join } from 'node:path';

/** The database of countries, beside the tiles while they are built. */
export const COUNTRIES = 'countries.sqlite';

/** Raised when tiles built under an older configuration must not be used. */
export const TILE_RECIPE = 2;

const SILENT = { type: '', long_request: 1e12 };
/** Far more than a county needs: the limits protect public servers, and there is none. */
const LIMITS = { max_distance: 5e6, max_locations: 50, max_matrix_distance: 5e6, max_matrix_location_pairs: 1e9 };
/**
 * On foot far less: every walk begins with buckets for all seconds as far as this (÷ 4), which for 5,000 km are half a
 * gigabyte a thread. 200 km are fourteen hours.
 */
const FARTHEST_WALK_METRES = 200_000;
const MODES = ['auto', 'bus', 'taxi', 'truck', 'bicycle', 'bikeshare', 'motorcycle', 'motor_scooter', 'multimodal'];

/** A part of the network with fewer edges than this is no place to begin a journey: the next one is taken. */
export const MINIMUM_REACHABILITY = 50;

export function valhallaConfig(tileFolder: string, threads: number) {
  return {
    additional_data: {},
    mjolnir: {
      tile_dir: tileFolder,
      // Read by the builder alone: on which side of the road traffic keeps.
      admin: join(tileFolder, COUNTRIES),
      concurrency: threads,
      hierarchy: true,
      shortcuts: true,
      include_driveways: true,
      include_driving: true,
      include_pedestrian: true,
      include_bicycle: false,
      max_cache_size: 1_000_000_000,
      id_table_size: 1_300_000_000,
      data_processing: { use_admin_db: true },
      logging: SILENT,
    },
    loki: {
      actions: ['locate', 'route', 'sources_to_targets'],
      use_connectivity: true,
      service_defaults: {
        heading_tolerance: 60,
        minimum_reachability: MINIMUM_REACHABILITY,
        node_snap_tolerance: 5,
        radius: 0,
        search_cutoff: 35_000,
        street_side_max_distance: 1000,
        street_side_tolerance: 5,
      },
      logging: SILENT,
    },
    thor: {
      // The default, costmatrix, takes thirty times as long for many targets, eight times the memory, and leaves holes.
      source_to_target_algorithm: 'timedistancematrix',
      max_reserved_labels_count_astar: 2_000_000,
      max_reserved_labels_count_bidir_astar: 1_000_000,
      max_reserved_labels_count_bidir_dijkstras: 2_000_000,
      max_reserved_labels_count_dijkstras: 4_000_000,
      clear_reserved_memory: false,
      extended_search: false,
      logging: SILENT,
    },
    odin: { markup_formatter: { markup_enabled: false }, logging: SILENT },
    // Map matching is not used, but no actor starts without its settings.
    meili: {
      mode: 'auto',
      customizable: [],
      default: {
        beta: 3,
        breakage_distance: 2000,
        geometry: false,
        gps_accuracy: 5,
        interpolation_distance: 10,
        max_route_distance_factor: 5,
        max_route_time_factor: 5,
        max_search_radius: 100,
        route: true,
        search_radius: 50,
        sigma_z: 4.07,
        turn_penalty_factor: 0,
      },
      grid: { size: 500, cache_size: 100_240 },
      logging: SILENT,
    },
    service_limits: {
      // Lets exclude_ferries forbid a ferry rather than make it dear.
      allow_hard_exclusions: true,
      hierarchy_limits: { allow_modification: false },
      max_alternates: 0,
      max_exclude_locations: 50,
      max_exclude_polygons_length: 10_000,
      max_radius: 200,
      max_reachability: 100,
      max_timedep_distance: 500_000,
      max_timedep_distance_matrix: 0,
      centroid: { max_distance: 200_000, max_locations: 5 },
      isochrone: {
        max_contours: 4,
        max_distance: 25_000,
        max_distance_contour: 200,
        max_locations: 1,
        max_time_contour: 120,
      },
      skadi: { max_shape: 750_000, min_resample: 10 },
      status: { allow_verbose: false },
      trace: {
        max_alternates: 3,
        max_alternates_shape: 100,
        max_distance: 200_000,
        max_gps_accuracy: 100,
        max_search_radius: 100,
        max_shape: 16_000,
      },
      ...Object.fromEntries(MODES.map((mode) => [mode, LIMITS])),
      transit: LIMITS,
      pedestrian: {
        ...LIMITS,
        max_matrix_distance: FARTHEST_WALK_METRES,
        max_transit_walking_distance: 10_000,
        min_transit_walking_distance: 1,
      },
    },
  };
}

export interface DrivingOptions {
  readonly ferries: boolean;
  /** Through traffic on private roads; to a home on one a vehicle may always drive. */
  readonly privateRoads: boolean;
}

/** The costing of drives. */
export function drivingCosting({ ferries, privateRoads }: DrivingOptions) {
  const auto = {
    ...(ferries ? {} : { exclude_ferries: true, use_ferry: 0 }),
    ...(privateRoads ? { private_access_penalty: 0, destination_only_penalty: 0 } : {}),
  };
  return { costing: 'auto', costing_options: { auto } };
}

/** The costing of walks: never by ferry, whatever vehicles may do. */
export const WALKING_COSTING = {
  costing: 'pedestrian',
  costing_options: { pedestrian: { exclude_ferries: true, use_ferry: 0 } },
};
